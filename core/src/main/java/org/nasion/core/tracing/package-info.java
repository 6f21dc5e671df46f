/** Placements of landmarks, their history, and the editor with undo. */
@NullMarked
package org.nasion.core.tracing;

import org.jspecify.annotations.NullMarked;
