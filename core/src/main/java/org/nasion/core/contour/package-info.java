/** Outlines that follow the film: where between its landmarks a bone or the skin ends. */
package org.nasion.core.contour;
