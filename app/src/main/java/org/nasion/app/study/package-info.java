/** Readers of many films, for the command line and the window. */
package org.nasion.app.study;
