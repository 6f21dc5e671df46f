package org.nasion.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.study.Freeze;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how far each reader of a study is, with flags and notes.")
final class StudyStatusCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY", description = "the study's folder")
    private Path study;

    StudyStatusCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        Terminal out = Terminal.out();
        StudyFolder folder = StudyFolder.open(study, composition.cases());
        out.println(Terminal.name(folder.protocol().title()) + " · "
                + folder.films().size() + " films · "
                + folder.protocol().landmarks().size() + " landmarks");
        out.printf(
                "%-24s %6s %6s %8s %8s %6s %12s%n",
                "reader", "all", "done", "started", "skipped", "open", "s per film");
        for (StudyStatus.Reader reader : StudyStatus.of(folder).readers()) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %6d %6d %8d %8d %6d %12s%n",
                    reader.name(),
                    reader.all(),
                    reader.count(State.DONE),
                    reader.count(State.STARTED),
                    reader.count(State.SKIPPED),
                    reader.count(State.OPEN),
                    Double.isNaN(reader.seconds()) ? "" : String.format(Locale.ROOT, "%.0f", reader.seconds()));
            reader.told()
                    .forEach(told -> out.println(
                            "  " + Terminal.name(told.line(flag -> flag == ItemRecord.Flag.ASK ? "ask" : "bad film"))));
        }
        if (folder.isFrozen()) {
            Freeze freeze = new Freeze(folder, Clock.systemUTC());
            List<String> differences = freeze.differences();
            out.println("Frozen, digest " + freeze.digest()
                    + (differences.isEmpty() ? "; nothing was changed since." : ", but:"));
            differences.forEach(difference -> out.println("  " + Terminal.name(difference)));
            return differences.isEmpty() ? 0 : 1;
        }
        return 0;
    }
}
