/** dcm4che's reader of pictures beside this program's, for measuring; only in the profile of that name. */
package org.nasion.lab.bench.dcm4che;
