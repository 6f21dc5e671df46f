package org.nasion.core.dicomweb;

/**
 * What an archive did with objects that it was given; all of them were taken, else there is a problem instead.
 *
 * @param stored   how many were taken
 * @param warnings how many of those it changed or took with a warning
 */
public record StoreOutcome(int stored, int warnings) {}
