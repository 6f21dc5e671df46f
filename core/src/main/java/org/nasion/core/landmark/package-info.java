/** Landmarks as data. */
@NullMarked
package org.nasion.core.landmark;

import org.jspecify.annotations.NullMarked;
