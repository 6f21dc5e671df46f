/** A PostgreSQL server of this computer, for tests and benches. */
package org.nasion.lab.postgres;
