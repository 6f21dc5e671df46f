/** Progress, cancelling and sentences about what is under way. */
@NullMarked
package org.nasion.core.task;

import org.jspecify.annotations.NullMarked;
