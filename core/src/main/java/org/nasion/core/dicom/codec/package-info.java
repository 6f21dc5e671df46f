/**
 * Decoders of compressed pixels, used for DICOM fragments and for picture files alike. They take
 * bytes and give samples; they know nothing of data sets, patients or films.
 */
@NullMarked
package org.nasion.core.dicom.codec;

import org.jspecify.annotations.NullMarked;
