/** Words by key in the reader's language; knows nothing but problems. */
@NullMarked
package org.nasion.core.text;

import org.jspecify.annotations.NullMarked;
