package org.nasion.app.desktop.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.services.StudyServices;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.study.DataSets;
import org.nasion.app.study.LibraryStudies;
import org.nasion.core.problem.Problem;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;

/** Hands a study's result on: to the library's patients, or as a data set. Belongs to the UI thread. */
public final class StudyResults {

    /** A film that was left out, and why. */
    public record Left(String film, Problem why) {

        /** In one line. */
        String say(Function<Problem, String> words) {
            return film + ": " + words.apply(why);
        }
    }

    /** What was done. */
    public sealed interface Done {

        /** Films that were left out. */
        List<Left> left();

        /** Points went back to the library. */
        record Returned(int written, int same, List<Left> left) implements Done {}

        /** A data set was written. */
        record Written(int films, Path folder, List<Left> left) implements Done {}
    }

    private final StudyServices services;
    private final LibraryDesk library;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final Supplier<Optional<StudyFolder>> study;
    private final Consumer<Optional<Problem>> tell;
    private final ReadOnlyObjectWrapper<Optional<Done>> done = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param study the one that is open
     * @param tell  says what went wrong, or that nothing did
     */
    StudyResults(
            StudyServices services,
            LibraryDesk library,
            DialogService dialogs,
            TaskRunner tasks,
            Supplier<Optional<StudyFolder>> study,
            Consumer<Optional<Problem>> tell) {
        this.services = services;
        this.library = library;
        this.dialogs = dialogs;
        this.tasks = tasks;
        this.study = study;
        this.tell = tell;
    }

    boolean hasLibrary() {
        return library.isThere();
    }

    List<String> formats() {
        return services.dataSets().formats();
    }

    /** Hands the consensus back to the library; what people placed there stays. */
    void giveBack(Consensus.Method method) {
        study.get()
                .ifPresent(open -> start(progress -> {
                    LibraryStudies.Returned returned = services.library()
                            .giveBack(library.library(), open, method, false, library.who(), progress);
                    return new Done.Returned(returned.written(), returned.same(), lines(returned.left()));
                }));
    }

    private static List<Left> lines(Map<String, Problem> left) {
        return new TreeMap<>(left)
                .entrySet().stream()
                        .map(film -> new Left(film.getKey(), film.getValue()))
                        .toList();
    }

    /** Asks for a folder and writes the consensus into it. */
    void write(Consensus.Method method, String format, String title) {
        study.get()
                .ifPresent(open -> dialogs.chooseFolder(title, Optional.empty())
                        .ifPresent(out -> start(progress -> written(
                                services.dataSets().consensus(open, method, open.choices(), format, out, progress),
                                out))));
    }

    /** Asks for a data set and a folder, and writes the one into the other in another format. */
    void convert(String annotator, String format, String from, String to) {
        dialogs.chooseFolder(from, Optional.empty())
                .ifPresent(dataset -> dialogs.chooseFolder(to, Optional.empty())
                        .ifPresent(out -> start(progress -> written(
                                services.dataSets()
                                        .convert(
                                                dataset,
                                                format,
                                                Optional.of(annotator.strip()).filter(name -> !name.isEmpty()),
                                                out,
                                                progress),
                                out))));
    }

    private static Done written(DataSets.Written written, Path out) {
        return new Done.Written(written.films(), out, lines(written.refused()));
    }

    private void start(Function<Progress, Done> work) {
        tell.accept(Optional.empty());
        done.set(Optional.empty());
        tasks.start(
                "", work, what -> done.set(Optional.of(what)), failure -> tell.accept(Optional.of(failure.problem())));
    }

    /** What was done last. */
    public ReadOnlyObjectProperty<Optional<Done>> doneProperty() {
        return done.getReadOnlyProperty();
    }
}
