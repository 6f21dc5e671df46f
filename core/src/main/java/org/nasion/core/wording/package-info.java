/** How the field's words and numbers are said in the reader's language, on the screen and in reports. */
@NullMarked
package org.nasion.core.wording;

import org.jspecify.annotations.NullMarked;
