/** Whose film it is, as a form. */
package org.nasion.app.desktop.patient;
