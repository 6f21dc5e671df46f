package org.nasion.core.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.problem.ProblemException;

/** What {@link Fuzz} found once stays found; and it has something to work on. */
class FuzzSeedsTest {

    /** Named by parser: {@code dicom-what-it-was}. */
    private static final Path FINDS = Path.of("src/test/resources/org/nasion/core/fuzz");

    static List<Target> targets() throws IOException {
        return Target.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void mostSeedsAreReadWholeAndFindsAreReadOrRefused(Target target) throws Exception {
        assertTrue(!target.seeds().isEmpty(), target.name());
        long read = target.seeds().stream().filter(seed -> isRead(target, seed)).count();
        assertTrue(
                2 * read >= target.seeds().size(),
                target.name() + ": only " + read + " of " + target.seeds().size() + " seeds are read");
        if (Files.isDirectory(FINDS)) {
            try (Stream<Path> finds = Files.list(FINDS)) {
                for (Path find : finds.filter(
                                file -> file.getFileName().toString().startsWith(target.name() + "-"))
                        .sorted()
                        .toList()) {
                    isRead(target, Files.readAllBytes(find));
                }
            }
        }
        for (int i = 0; i < 30; i++) {
            Mutator mutator = new Mutator(i);
            isRead(target, mutator.changed(mutator.choose(target.seeds()), mutator.choose(target.seeds())));
        }
    }

    private static boolean isRead(Target target, byte[] input) {
        try {
            target.reading().read(input);
            return true;
        } catch (ProblemException | CodecException e) {
            return false;
        } catch (Exception | Error e) {
            return fail(target.name(), e);
        }
    }

    @Test
    void aSeedMakesTheSameInputEachTime() throws IOException {
        List<byte[]> seeds = Target.all().getFirst().seeds();
        assertArrayEquals(
                new Mutator(5).changed(seeds.get(3), seeds.get(4)), new Mutator(5).changed(seeds.get(3), seeds.get(4)));
    }
}
