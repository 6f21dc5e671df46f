/** Reads DICOM files with dcm4che; built with {@code -Pdcm4che} only. */
package org.nasion.core.dicom.dcm4che;
