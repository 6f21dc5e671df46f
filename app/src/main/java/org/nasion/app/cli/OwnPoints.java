package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.nasion.app.Composition;
import org.nasion.core.study.StudyFolder;
import picocli.CommandLine.Option;

/** A file of a clinic's or a study's own points; commands that measure or open the window have it. */
final class OwnPoints {

    @Option(
            names = "--points",
            paramLabel = "FILE",
            description = "own points beside those of the settings folder (JSON), which own analyses may measure with")
    private Path file;

    /**
     * Takes the file up, before anything is measured.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-POINTS-… or NAS-ANALYSIS-… where it is at fault
     */
    void takeUp(Composition composition) {
        if (file != null) {
            composition.takePoints(file);
        }
    }

    /** The same for work on a study: where no file is named, its own points are taken up. */
    void takeUp(Composition composition, StudyFolder study) {
        Optional.ofNullable(file).or(study::points).ifPresent(composition::takePoints);
    }
}
