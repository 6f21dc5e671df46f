package org.nasion.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.Lesson;
import org.nasion.core.habit.Review;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.phantom.Phantom;
import org.nasion.core.phantom.PhantomGenerator;
import org.nasion.core.phantom.PhantomSpec;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.StudyStatus;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.AgreementFiles;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = "Plays a whole study with phantoms and two scripted readers through"
                + " the window's view models, one of them killed in the middle, and writes its agreement.")
final class StudyRehearseCommand implements Callable<Integer> {

    private static final List<String> READERS = List.of("anna", "ben");

    private final Composition composition;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "phantoms (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7001",
            description = "of the first phantom (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--certain",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description =
                    "points of this confidence are accepted together; above 1 for none (default: ${DEFAULT-VALUE})")
    private double certain;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "a new or empty folder for study/ and agreement/")
    private Path out;

    StudyRehearseCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 3) {
            throw new ProblemException("NAS-PHANTOM-COUNT.study", "A study needs three phantoms at least.");
        }
        Terminal console = Terminal.out();
        Map<String, Phantom> truth = new HashMap<>();
        StudyFolder study = study(truth);
        int lost = 0;
        for (int i = 0; i < READERS.size(); i++) {
            ScriptedReader reader =
                    new ScriptedReader(seed + i, certain, study.protocol().landmarks());
            long begun = System.nanoTime();
            lost += read(study, READERS.get(i), reader, truth, i == 0);
            int films = study.assignment(READERS.get(i)).items().size();
            console.printf(
                    Locale.ROOT,
                    "%s: %d readings, %.1f keys and %.1f drags each, %d slips taken back; the program's own time %.2f s each%n",
                    READERS.get(i),
                    films,
                    (double) reader.keys() / films,
                    (double) reader.drags() / films,
                    reader.slips(),
                    (System.nanoTime() - begun) / 1e9 / films);
            habit(console, study, READERS.get(i));
        }
        StudyStatus.of(study)
                .readers()
                .forEach(reader -> console.printf(
                        Locale.ROOT,
                        "%s: %d done of %d, median %.0f s per film by the keystroke-level model%n",
                        reader.name(),
                        reader.count(ItemRecord.State.DONE),
                        reader.all(),
                        reader.seconds()));
        ReadFilms read = new StudyReadings(study).read(true);
        Agreement agreement =
                new AgreementAnalysis(composition.engine(PatientFacts.UNKNOWN)).compare(read.films(), read.people());
        List<String> remarks = new ArrayList<>(read.remarks());
        remarks.add(
                "Films are phantoms and readers are scripts: constant offsets of 0.5 mm and scatter of 0.4 mm for each coordinate.");
        new AgreementFiles(out.resolve("agreement"), Composition.PROGRAM)
                .write(
                        "Rehearsal with " + count + " phantoms",
                        agreement,
                        remarks,
                        new LinkedHashSet<>(List.of("SNA", "SNB", "ANB", "FMA", "U1_SN", "Overjet")));
        agreement
                .pairs()
                .forEach(pair -> pair.overall()
                        .ifPresent(errors -> console.printf(
                                Locale.ROOT,
                                "%s – %s: MRE %.2f ± %.2f mm, %d marks%n",
                                pair.first(),
                                pair.second(),
                                errors.mre(),
                                errors.sd(),
                                errors.n())));
        console.println(
                lost == 0
                        ? "Nothing was lost when the first reader was killed."
                        : lost + " points were lost when the first reader was killed.");
        return lost == 0 ? 0 : 1;
    }

    private StudyFolder study(Map<String, Phantom> truth) throws IOException {
        Path folder = out.resolve("study");
        Files.createDirectories(folder.resolve("films"));
        List<StudyFilm> films = new ArrayList<>();
        Map<String, String> key = new LinkedHashMap<>();
        PhantomGenerator generator = new PhantomGenerator();
        for (int i = 0; i < count; i++) {
            Phantom phantom = generator.generate(PhantomSpec.ofSeed(seed + i), Progress.NONE);
            String name = String.format(Locale.ROOT, "F%04d", i + 1);
            new FilmDicomWriter().write(Anonymous.film(phantom.film()), folder.resolve("films/" + name + ".dcm"));
            films.add(new StudyFilm(name, "films/" + name + ".dcm", OptionalDouble.of(phantom.mmPerPx())));
            key.put(name, "phantom " + (seed + i));
            truth.put(name, phantom);
        }
        StudyFolder study = StudyFolder.create(
                folder,
                composition.cases(),
                Composition.PROGRAM,
                new Protocol(
                        "Rehearsal",
                        Landmark.STANDARD,
                        List.of(new Protocol.Arm("assisted", true)),
                        0,
                        Math.max(1, count / 10),
                        seed),
                films,
                key);
        study.assign(READERS);
        return study;
    }

    /** @return points that were lost when the reader was killed in the middle of a film */
    private int read(
            StudyFolder study, String name, ScriptedReader reader, Map<String, Phantom> truth, boolean killed) {
        int lost = 0;
        AnnotatorViewModel annotator = begun(study, name, reader);
        int half = annotator.items().size() / 2;
        boolean alive = true;
        while (annotator.deskProperty().get().isPresent()) {
            AnnotatorViewModel.Desk desk = annotator.deskProperty().get().get();
            Phantom phantom = truth.get(desk.item().film());
            boolean stop = killed && alive && annotator.finished() == half;
            if (!reader.read(annotator, phantom.truth(), phantom.mmPerPx(), stop ? 3 : Integer.MAX_VALUE)) {
                alive = false;
                // Nobody closes it: what is not on the disk now is gone.
                annotator = begun(study, name, reader);
                Map<Landmark, Point> kept =
                        confirmed(annotator.deskProperty().get().orElseThrow());
                lost = (int) confirmed(desk).entrySet().stream()
                        .filter(point -> !point.getValue().equals(kept.get(point.getKey())))
                        .count();
            }
        }
        annotator.failureProperty().get().ifPresent(failure -> {
            throw new ProblemException("NAS-STUDY-REHEARSAL", "The rehearsal stopped: {0}", failure.problem());
        });
        annotator.close();
        return lost;
    }

    private static Map<Landmark, Point> confirmed(AnnotatorViewModel.Desk desk) {
        Map<Landmark, Point> points = new HashMap<>();
        desk.tracing().state().tracing().placements().forEach((landmark, placement) -> {
            if (placement.confirmed()) {
                points.put(landmark, placement.position());
            }
        });
        return points;
    }

    private AnnotatorViewModel begun(StudyFolder study, String name, ScriptedReader reader) {
        AnnotatorViewModel annotator = new AnnotatorViewModel(
                study,
                name,
                composition.reader(),
                (film, progress) -> composition.detector().detect(film, film.contentWindow(), progress),
                composition.engine(PatientFacts.UNKNOWN),
                TaskRunner.onCallingThread(),
                reader.clock());
        annotator.begin();
        return annotator;
    }

    /** What the reader's work teaches about him. */
    private static void habit(Terminal console, StudyFolder study, String reader) {
        List<Lesson> lessons = new ArrayList<>();
        for (Item item : study.assignment(reader).items()) {
            CaseFile reading = study.reading(reader, item).orElseThrow();
            reading.detector()
                    .flatMap(by -> Review.of(
                            item.film(),
                            by.model(),
                            reader,
                            reading.content().tracing(),
                            reading.content().history(),
                            reading.content().calibration()))
                    .ifPresent(lessons::add);
        }
        Habit habit = Habit.of(lessons);
        console.printf(
                Locale.ROOT,
                "%s: habit of %d points from %d films%n",
                reader,
                habit.points().size(),
                habit.films());
    }
}
