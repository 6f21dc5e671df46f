/** Films as they are stored: reading, facts, samples, notices, previews. */
@NullMarked
package org.nasion.core.image;

import org.jspecify.annotations.NullMarked;
