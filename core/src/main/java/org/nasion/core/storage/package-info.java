/** Files that are written whole or not at all, and read within bounds. */
@NullMarked
package org.nasion.core.storage;

import org.jspecify.annotations.NullMarked;
