/** A film on paper at true size. */
package org.nasion.app.desktop.print;
