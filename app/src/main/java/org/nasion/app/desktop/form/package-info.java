/** Forms: rows of a name and a field, and what people type into them. */
package org.nasion.app.desktop.form;
