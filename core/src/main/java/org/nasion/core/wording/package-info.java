/** How the field's words and numbers are said in the reader's language, on the screen and in reports. */
package org.nasion.core.wording;
