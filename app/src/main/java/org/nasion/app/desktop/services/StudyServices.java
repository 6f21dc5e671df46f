package org.nasion.app.desktop.services;

import java.util.Objects;
import org.nasion.app.study.DataSets;
import org.nasion.app.study.LibraryStudies;
import org.nasion.app.study.StudyCreation;

/**
 * What the window needs to make studies and to hand their results on; everything off the UI thread.
 *
 * @param creation makes studies
 * @param library  takes films from a library and hands results back to it
 * @param dataSets writes the formats of other programs
 */
public record StudyServices(StudyCreation creation, LibraryStudies library, DataSets dataSets) {

    public StudyServices {
        Objects.requireNonNull(creation);
        Objects.requireNonNull(library);
        Objects.requireNonNull(dataSets);
    }
}
