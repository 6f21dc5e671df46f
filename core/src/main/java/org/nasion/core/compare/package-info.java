/** Superimposition of the tracings of two films of one patient. */
package org.nasion.core.compare;
