/** Structural superimposition: bone that keeps its shape is found again on a later film by its picture. */
package org.nasion.model.registration;
