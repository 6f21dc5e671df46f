/** The library in a data base: SQLite in a file, or PostgreSQL for several workstations, with one schema and one SQL. */
package org.nasion.core.library.jdbc;
