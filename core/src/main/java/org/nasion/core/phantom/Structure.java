package org.nasion.core.phantom;

/** A part of the anatomy that projects itself onto a plate. */
@FunctionalInterface
interface Structure {
    void project(Head head, Plate plate);
}
