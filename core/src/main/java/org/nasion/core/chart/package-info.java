/** Charts of measurements as descriptions that screen and report draw alike. */
@NullMarked
package org.nasion.core.chart;

import org.jspecify.annotations.NullMarked;
