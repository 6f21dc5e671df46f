/** Points, directions, angles and rigid motions of the plane; image space has pixel centres at whole numbers, x right, y down. */
@NullMarked
package org.nasion.core.geometry;

import org.jspecify.annotations.NullMarked;
