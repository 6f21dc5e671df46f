/** The door to networks: what is asked of one and what it proposes. */
@NullMarked
package org.nasion.core.detection;

import org.jspecify.annotations.NullMarked;
