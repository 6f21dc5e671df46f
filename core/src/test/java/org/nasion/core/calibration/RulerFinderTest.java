package org.nasion.core.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmReader;
import org.nasion.core.image.Window;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

@Tag("slow")
class RulerFinderTest {

    /** 1 mm by the 0.1265 mm/px of the original, 1671 px high, on the stored 1024 px. */
    private static final double HAMEDAN_MM_PER_PX = 0.1265 * 1671 / 1024;

    private static double mmPerPx(RulerFinder.Found found, double aspect) {
        return found.toCalibration(aspect).mmPerPx().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void findsThePhantomsRulerWithItsScale(long seed) {
        Phantom phantom = new PhantomGenerator().generate(PhantomSpec.ofSeed(seed), Progress.NONE);
        RulerFinder.Found found =
                RulerFinder.find(phantom.film(), 1, Progress.NONE).orElseThrow();
        double truth = phantom.rulerLengthMm() / phantom.rulerFrom().distanceTo(phantom.rulerTo());
        assertEquals(1, found.tickMm());
        assertEquals(truth, mmPerPx(found, 1), 0.005 * truth);
        Point middle = found.from().midpoint(found.to());
        assertEquals(0, middle.distanceTo(phantom.rulerFrom().midpoint(phantom.rulerTo())), 60, "it lies on the ruler");
    }

    /** A comb drawn here: 9.3 px apart, 30 ticks, bright on noise. */
    private static Cephalogram comb(boolean lying, boolean dark) {
        int side = 2400;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        short[] samples = new short[side * side];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(100 + 3 * random.nextGaussian());
        }
        for (int tick = 0; tick < 30; tick++) {
            double at = 400 + 9.3 * tick;
            for (int along = (int) at - 2; along <= at + 3; along++) {
                double ink = Math.exp(-(along - at) * (along - at) / 2) * (dark ? -60 : 60);
                for (int across = 2200; across < 2230; across++) {
                    samples[lying ? across * side + along : along * side + across] += (short) ink;
                }
            }
        }
        return new Cephalogram(side, side, 255, samples, Window.full(255), Acquisition.unknown("test"));
    }

    @Test
    void lyingRulersAndDarkTicksAreFoundWhereTheyLie() {
        RulerFinder.Found upright =
                RulerFinder.find(comb(false, false), 1, Progress.NONE).orElseThrow();
        assertEquals(1 / 9.3, mmPerPx(upright, 1), 0.0003);
        double off = Math.IEEEremainder(upright.from().y() - 400, 9.3);
        assertEquals(0, off, 0.7, "on the ticks and not between them");
        RulerFinder.Found lying =
                RulerFinder.find(comb(true, true), 1, Progress.NONE).orElseThrow();
        assertEquals(1 / 9.3, mmPerPx(lying, 1), 0.0003);
        assertEquals(0, Math.IEEEremainder(lying.from().x() - 400, 9.3), 0.7);
        assertEquals(2215, lying.from().y(), 20);
    }

    @Test
    void aRulerAlongRowsThatLieFurtherApartIsMeasuredInTheirTrueShape() {
        // Rows half as dense: 9.3 rows are 18.6 px of the width.
        RulerFinder.Found found =
                RulerFinder.find(comb(false, false), 2, Progress.NONE).orElseThrow();
        assertEquals(found.tickMm() / 18.6, mmPerPx(found, 2), 0.0006);
    }

    @Test
    void grainAloneIsNoRuler() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        short[] samples = new short[1000 * 1200];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(120 + 12 * random.nextGaussian());
        }
        Cephalogram film = new Cephalogram(1000, 1200, 255, samples, Window.full(255), Acquisition.unknown("test"));
        assertEquals(Optional.empty(), RulerFinder.find(film, 1, Progress.NONE));
    }

    @Test
    void itStopsWhenItIsNoLongerWanted() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                // not asked
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> RulerFinder.find(comb(false, false), 1, cancelled));
    }

    @Test
    void theRulersOfRealFilmsGiveTheScaleThatWasReadOffByHand() throws IOException {
        Path folder = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && folder == null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/cephalograms/hamedan/images");
            folder = Files.isDirectory(candidate) ? candidate : null;
        }
        assumeTrue(folder != null, "skipped: the real films (shared/data) are not on this computer");
        List<Path> films;
        try (Stream<Path> files = Files.list(folder)) {
            films = files.sorted().limit(12).toList();
        }
        int right = 0;
        for (Path film : films) {
            Optional<RulerFinder.Found> found =
                    RulerFinder.find(new FilmReader().read(film, Progress.NONE), 1, Progress.NONE);
            if (found.isPresent()) {
                assertEquals(
                        HAMEDAN_MM_PER_PX,
                        mmPerPx(found.get(), 1),
                        0.015 * HAMEDAN_MM_PER_PX,
                        "wrong rather than none");
                right++;
            }
        }
        assertTrue(right >= 10, right + " of " + films.size());
    }
}
