/** The library of patients in the window. */
package org.nasion.app.desktop.library;
