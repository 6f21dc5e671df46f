package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitExport;
import org.nasion.app.compare.VisitMethods;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/**
 * What the window needs to compare visits; everything here takes long and belongs off the UI thread.
 *
 * @param visit   a case with its film as a visit
 * @param read    a case file with its film
 * @param methods of superimposition for these visits
 * @param export  writes a comparison into a folder
 * @param kept    folder in which what was accepted of the library's films is kept
 */
public record VisitServices(
        BiFunction<CaseFile, Cephalogram, VisitCase> visit,
        BiFunction<Path, Progress, VisitCase> read,
        Function<List<VisitCase>, VisitMethods> methods,
        VisitExport export,
        Path kept) {}
