/** Who a film is of. */
package org.nasion.core.patient;
