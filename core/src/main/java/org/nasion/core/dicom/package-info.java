/**
 * DICOM objects as a small view of tags and values, whoever reads them, and the writing of new ones.
 * What their pixels and spacings mean for a film is decided in {@code image} and {@code calibration}.
 */
@NullMarked
package org.nasion.core.dicom;

import org.jspecify.annotations.NullMarked;
