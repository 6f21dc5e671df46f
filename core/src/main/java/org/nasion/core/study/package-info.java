/** Studies: films that several readers trace by a protocol, kept in a folder; their readings, consensus and freezing. */
@NullMarked
package org.nasion.core.study;

import org.jspecify.annotations.NullMarked;
