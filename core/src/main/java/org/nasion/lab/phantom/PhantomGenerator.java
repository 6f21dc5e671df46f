package org.nasion.lab.phantom;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Contour;

/**
 * Makes synthetic cephalograms. The face looks to the right. Equal specifications give equal films on
 * every machine. Safe for use by several threads.
 */
public final class PhantomGenerator {

    private static final int MAX_SAMPLE = 4095;
    private static final double LARGEST_TILT_DEGREES = 4;
    private static final LocalDate BIRTH = LocalDate.of(2000, 1, 1);
    private static final LocalDate TAKEN = LocalDate.of(2026, 1, 1);

    private final HeadStatistics statistics;

    /** @throws org.nasion.core.problem.ProblemException NAS-PHANTOM-SHAPES where the shape statistics are missing or damaged */
    public PhantomGenerator() {
        statistics = HeadStatistics.load();
    }

    /**
     * About a second or two for a 1935×2400 film; not for the UI thread.
     *
     * @throws java.util.concurrent.CancellationException if the user stopped it
     * @throws org.nasion.core.problem.ProblemException   NAS-PHANTOM-TYPE if no such patient can be drawn
     */
    public Phantom generate(PhantomSpec spec, Progress progress) {
        return expose(new Shot(spec, spec.seed(), Growth.NONE, view(spec, spec.seed()), BIRTH, TAKEN), progress)
                .phantom();
    }

    /**
     * One film of a patient.
     *
     * @param spec   the patient by its seed, and the film
     * @param seed   of everything that is not the patient: position, cephalostat, film
     * @param growth since the patient's first film
     * @param first  how the patient's first film shows the head
     */
    record Shot(PhantomSpec spec, long seed, Growth growth, View first, LocalDate birth, LocalDate taken) {}

    /** A film with the head that it shows and how it shows it. */
    record Exposed(Phantom phantom, Head head, View view) {}

    Exposed expose(Shot shot, Progress progress) {
        PhantomSpec spec = shot.spec();
        progress.report(0, Sentence.plain("Drawing a patient"));
        Head head = new PatientDraw(statistics).draw(spec, shot.growth());
        int factor = spec.mmPerPx() < 0.13 ? 2 : 1;
        View film = view(spec, shot.seed());
        int width = (spec.width() + factor - 1) / factor;
        int height = (spec.height() + factor - 1) / factor;
        View coarse = film.coarser(factor);
        Plate plate = new Plate(
                width, height, coarse, new Texture(width, height, shot.first().coarser(factor), spec.seed()));
        Cephalostat cephalostat = new Cephalostat(shot.seed());
        List<PhantomStructure> structures = List.of(
                new SoftTissue(),
                new Neck(),
                new Cranium(),
                new Midface(),
                new Mandible(),
                new Dentition(spec.fillings(), spec.brackets()),
                cephalostat);
        for (int i = 0; i < structures.size(); i++) {
            progress.throwIfCancelled();
            progress.report(0.1 + 0.6 * i / structures.size(), Sentence.plain("Projecting the head"));
            structures.get(i).project(head, plate);
        }
        progress.throwIfCancelled();
        progress.report(0.7, Sentence.plain("Exposing the film"));
        short[] samples = new FilmProcess(spec, factor, shot.seed()).develop(plate);
        progress.report(1, Sentence.plain("Film ready"));
        Map<Landmark, Point> truth = new TreeMap<>();
        head.landmarks().forEach((landmark, p) -> truth.put(landmark, film.toRaster(p)));
        Cephalogram cephalogram = new Cephalogram(
                spec.width(), spec.height(), MAX_SAMPLE, samples, Window.full(MAX_SAMPLE), acquisition(shot, samples));
        Map<Contour, List<Point>> contours = new EnumMap<>(Contour.class);
        structures.forEach(structure -> structure
                .contours(head)
                .forEach((contour, line) ->
                        contours.put(contour, line.stream().map(film::toRaster).toList())));
        Phantom phantom = new Phantom(
                cephalogram,
                truth,
                contours,
                spec.mmPerPx(),
                film.toRaster(cephalostat.rulerFrom()),
                film.toRaster(cephalostat.rulerTo()),
                Cephalostat.RULER_MM,
                spec);
        return new Exposed(phantom, head, film);
    }

    /** Sella lies where it does on ordinary films, so that face and vault fit; the head is tilted a little. */
    static View view(PhantomSpec spec, long seed) {
        RandomGenerator random = Chance.generator(seed, "position");
        double tilt = StrictMath.toRadians(LARGEST_TILT_DEGREES * Math.clamp(Chance.bell(random) / 2, -1.0, 1.0));
        double x = spec.width() * 0.405 + Chance.between(random, -3, 3) / spec.mmPerPx();
        double y = spec.height() * 0.425 + Chance.between(random, -3, 3) / spec.mmPerPx();
        return new View(new Point(x, y), StrictMath.cos(tilt), StrictMath.sin(tilt), 1 / spec.mmPerPx());
    }

    private static Acquisition acquisition(Shot shot, short[] samples) {
        PhantomSpec spec = shot.spec();
        Acquisition.Spacing spacing = new Acquisition.Spacing(spec.mmPerPx(), spec.mmPerPx());
        Acquisition.Spacings spacings = new Acquisition.Spacings(
                Optional.of(spacing),
                Optional.of("FIDUCIAL"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String id = "PHANTOM-" + Long.toUnsignedString(spec.seed(), 36).toUpperCase(java.util.Locale.ROOT);
        Sex sex = Chance.generator(spec.seed(), "sex").nextBoolean() ? Sex.FEMALE : Sex.MALE;
        Patient patient = new Patient(id, "", "Phantom, Nasion", Optional.of(shot.birth()), sex);
        Map<String, String> study = new LinkedHashMap<>();
        study.put("StudyDescription", "Synthetic lateral cephalogram");
        return new Acquisition(
                "Phantom, 12 bit grey",
                sha256(samples),
                spacings,
                patient,
                Exposure.on(shot.taken()),
                study,
                List.of(Sentence.of("film.synthetic", "This is a synthetic film: no patient was exposed for it.")));
    }

    private static String sha256(short[] samples) {
        byte[] bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >>> 8);
        }
        return Sha256.hex(bytes);
    }
}
