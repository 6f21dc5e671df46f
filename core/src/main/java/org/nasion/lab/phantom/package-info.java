/**
 * Synthetic lateral cephalograms with exact truth for every landmark. Anatomy is a set of smooth
 * contours in head space, bent by thin-plate splines so that it follows landmarks drawn from shape
 * statistics; it is projected with Beer–Lambert attenuation onto a film with scatter, blur and grain.
 *
 * <p><b>Head space</b>: mm in the median plane, origin at sella, x towards the face, y down, Frankfort
 * horizontal level.
 */
package org.nasion.lab.phantom;
