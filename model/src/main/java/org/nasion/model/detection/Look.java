package org.nasion.model.detection;

import org.nasion.core.task.Progress;
import org.nasion.model.preprocess.SeenFilm;

/** What a network says of a film, held the right way. Safe for any thread. */
interface Look extends AutoCloseable {

    /**
     * @return the film as it is, or, where that is no head, the first view of it that is one
     */
    FilmPass of(SeenFilm film, Progress progress);

    @Override
    void close();
}
