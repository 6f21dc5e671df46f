/** What the command line and the window do with a library that is no matter of the library itself. */
package org.nasion.app.library;
