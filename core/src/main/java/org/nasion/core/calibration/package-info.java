/** Where millimetres come from, and whether a film can be trusted with them. */
@NullMarked
package org.nasion.core.calibration;

import org.jspecify.annotations.NullMarked;
