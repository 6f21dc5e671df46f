package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.Terminal;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.AgreementFiles;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description =
                "Plays a whole study with phantoms and two scripted readers through"
                        + " the window's view models, the first of them as a process that is killed in the middle, and writes what became of it.")
public final class StudyRehearseCommand implements Callable<Integer> {

    private static final String TRUTH = "truth.csv";
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
            description = "a new or empty folder for study/, truth.csv and agreement/")
    private Path out;

    public StudyRehearseCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 3) {
            throw new ProblemException("NAS-PHANTOM-COUNT.study", "A study needs three phantoms at least.");
        }
        Terminal console = Terminal.out();
        StudyFolder study = study();
        RehearsedTruth truth = RehearsedTruth.read(out.resolve(TRUTH));
        int lost = 0;
        for (int i = 0; i < READERS.size(); i++) {
            String name = READERS.get(i);
            ScriptedReader reader =
                    new ScriptedReader(seed + i, certain, study.protocol().landmarks());
            long begun = System.nanoTime();
            int films = study.assignment(name).items().size();
            KilledReader.Left left = i == 0 ? killed(study, name, films / 2) : new KilledReader.Left("", 0, 0, 0, 0, 0);
            if (i == 0) {
                console.printf(
                        Locale.ROOT,
                        "%s: killed in the middle of film %s; of %d points that were confirmed by then, %d were lost%n",
                        name,
                        left.code(),
                        left.points(),
                        left.lost());
                lost = left.lost();
            }
            RehearsedReading reading = new RehearsedReading(composition, study, name, reader, truth);
            reading.read(desk -> {});
            console.printf(
                    Locale.ROOT,
                    "%s: %d readings, %.1f keys and %.1f drags each, %d slips taken back; the program's own time %.2f s each%n",
                    name,
                    films,
                    (double) (reader.keys() + left.keys()) / films,
                    (double) (reader.drags() + left.drags()) / films,
                    reader.slips() + left.slips(),
                    (System.nanoTime() - begun) / 1e9 / films);
            RehearsalFigures figures = new RehearsalFigures(study, name, truth, reader::offset);
            console.println(figures.habit());
            console.println(figures.times());
        }
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
        boolean right = RehearsalFigures.isRight(study, READERS, agreement);
        console.println(
                right
                        ? "The report's errors between the readers are those of their marks, computed one by one from the case files."
                        : "The report's errors between the readers are not those of their marks.");
        console.println(lost == 0 ? "Nothing was lost when the first reader was killed." : lost + " points were lost.");
        return lost == 0 && right ? 0 : 1;
    }

    /** The first half of the films as a process of its own that is killed (SIGKILL) while it goes on reading. */
    private KilledReader.Left killed(StudyFolder study, String name, int from) throws IOException {
        return KilledReader.read(
                study,
                name,
                List.of(
                        "study",
                        "rehearse-reader",
                        out.resolve("study").toAbsolutePath().toString(),
                        "--reader",
                        name,
                        "--truth",
                        out.resolve(TRUTH).toAbsolutePath().toString(),
                        "--own-seed",
                        Long.toString(seed),
                        "--certain",
                        Double.toString(certain),
                        "--from",
                        Integer.toString(from)),
                4);
    }

    private StudyFolder study() throws IOException {
        Path folder = out.resolve("study");
        Files.createDirectories(folder.resolve("films"));
        List<StudyFilm> films = new ArrayList<>();
        Map<String, String> key = new LinkedHashMap<>();
        RehearsedTruth.Writer truth = new RehearsedTruth.Writer();
        PhantomGenerator generator = new PhantomGenerator();
        for (int i = 0; i < count; i++) {
            Phantom phantom = generator.generate(PhantomSpec.ofSeed(seed + i), Progress.NONE);
            String name = String.format(Locale.ROOT, "F%04d", i + 1);
            new FilmDicomWriter().write(Anonymous.film(phantom.film()), folder.resolve("films/" + name + ".dcm"));
            films.add(new StudyFilm(name, "films/" + name + ".dcm", OptionalDouble.of(phantom.mmPerPx())));
            key.put(name, "phantom " + (seed + i));
            truth.add(name, phantom);
        }
        truth.write(out.resolve(TRUTH));
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
                new StudyKey(key, Map.of()));
        study.assign(READERS);
        return study;
    }
}
