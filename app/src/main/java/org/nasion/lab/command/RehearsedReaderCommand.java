package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.Terminal;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The reader of a rehearsal that is killed, as a process of its own. It reads, and from a certain film on says after each command
 * what must be in the study by then; see {@link KilledReader} for who listens and kills.
 */
@Command(name = "rehearse-reader", hidden = true, description = "A part of 'study rehearse'.")
public final class RehearsedReaderCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--reader", required = true)
    private String reader;

    @Option(names = "--truth", required = true)
    private Path truth;

    @Option(names = "--own-seed", required = true)
    private long ownSeed;

    @Option(names = "--certain", required = true)
    private double certain;

    @Option(names = "--from", required = true, description = "finished films from which on it tells")
    private int from;

    public RehearsedReaderCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        StudyFolder folder = StudyFolder.open(study, composition.cases());
        ScriptedReader script =
                new ScriptedReader(ownSeed, certain, folder.protocol().landmarks());
        Terminal out = Terminal.out();
        RehearsedTruth known = RehearsedTruth.read(truth);
        new RehearsedReading(composition, folder, reader, script, known).read(desk -> {
            if (desk.place() >= from) {
                out.println("film " + desk.item().code() + " " + script.keys() + " " + script.drags() + " "
                        + script.slips());
                desk.tracing().state().tracing().placements().forEach((landmark, placement) -> {
                    if (placement.confirmed()) {
                        out.println("point " + landmark.code() + " "
                                + placement.position().x() + " "
                                + placement.position().y());
                    }
                });
                out.println("kept");
                out.flush();
            }
        });
        return folder.assignment(reader).items().stream()
                        .allMatch(item -> folder.record(reader, item).state() == State.DONE)
                ? 0
                : 1;
    }
}
