/**
 * A tracing as DICOM objects that refer to its film: structured report, presentation state, report
 * document and picture; and the way back from the structured report to the tracing.
 */
package org.nasion.core.interchange;
