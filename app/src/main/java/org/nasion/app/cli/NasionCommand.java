package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.nasion.app.Composition;
import org.nasion.lab.command.BenchCommand;
import org.nasion.lab.command.BenchFramesCommand;
import org.nasion.lab.command.BenchLanguageCommand;
import org.nasion.lab.command.BenchLibraryCommand;
import org.nasion.lab.command.BenchMemoryCommand;
import org.nasion.lab.command.BenchNetworkCommand;
import org.nasion.lab.command.BenchOpenCommand;
import org.nasion.lab.command.BenchOutlinesCommand;
import org.nasion.lab.command.BenchSuperimpositionCommand;
import org.nasion.lab.command.EvaluateCommand;
import org.nasion.lab.command.HabitCommand;
import org.nasion.lab.command.PhantomCommand;
import org.nasion.lab.command.PrepareCommand;
import org.nasion.lab.command.RehearsedReaderCommand;
import org.nasion.lab.command.StressCommand;
import org.nasion.lab.command.StudyRehearseCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nasion}: the desktop where no command is given. */
@Command(
        name = "nasion",
        mixinStandardHelpOptions = true,
        versionProvider = NasionCommand.Version.class,
        description = "Traces lateral cephalograms on your own machine. Without a command it opens the desktop.",
        footer = {"", "Research use; not a medical device."})
public final class NasionCommand implements Runnable {

    private final Composition composition;

    @Parameters(paramLabel = "FILE", description = "films or case files to open in the desktop")
    private List<Path> files = List.of();

    @Mixin
    private OwnPoints points;

    private NasionCommand(Composition composition) {
        this.composition = composition;
    }

    /** @return the exit code: 0 done, 1 something failed, 2 the command was not understood */
    public static int run(Composition composition, String... arguments) {
        CommandLine line = new CommandLine(new NasionCommand(composition))
                .addSubcommand(new TraceCommand(composition))
                .addSubcommand(new ReportCommand(composition))
                .addSubcommand(new CompareCommand(composition))
                .addSubcommand(new DemoCommand(composition))
                .addSubcommand(new EvaluateCommand(composition))
                .addSubcommand(new StressCommand(composition))
                .addSubcommand(new HabitCommand(composition))
                .addSubcommand(new PrepareCommand(composition))
                .addSubcommand(new ConvertCommand(composition))
                .addSubcommand(new PhantomCommand(composition))
                .addSubcommand(new CommandLine(new StudyCommand())
                        .addSubcommand(new StudyNewCommand(composition))
                        .addSubcommand(new StudyAssignCommand(composition))
                        .addSubcommand(new StudyReadCommand(composition))
                        .addSubcommand(new StudyStatusCommand(composition))
                        .addSubcommand(new StudyAgreementCommand(composition))
                        .addSubcommand(new StudyConsensusCommand(composition))
                        .addSubcommand(new StudyFreezeCommand(composition))
                        .addSubcommand(new StudyReturnCommand(composition))
                        .addSubcommand(new StudySuggestCommand(composition))
                        .addSubcommand(new FilmDigestCommand(composition))
                        .addSubcommand(new StudyRehearseCommand(composition))
                        .addSubcommand(new RehearsedReaderCommand(composition)))
                .addSubcommand(new CommandLine(new BenchCommand(composition))
                        .addSubcommand(new BenchFramesCommand(composition))
                        .addSubcommand(new BenchLanguageCommand(composition))
                        .addSubcommand(new BenchMemoryCommand(composition))
                        .addSubcommand(new BenchOpenCommand())
                        .addSubcommand(new BenchNetworkCommand(composition))
                        .addSubcommand(new BenchLibraryCommand(composition))
                        .addSubcommand(new BenchSuperimpositionCommand(composition))
                        .addSubcommand(new BenchOutlinesCommand()))
                .addSubcommand(LibraryCommand.of(composition))
                .addSubcommand(new DoctorCommand(composition))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> tell(exception));
        // Arguments are repeated in what is said of them, so that no colours are set here either.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setOut(Terminal.out().writer());
        line.setErr(Terminal.err().writer());
        return line.execute(arguments);
    }

    private static int tell(Exception exception) {
        Terminal.err().println("nasion: " + Failures.problem(exception));
        return 1;
    }

    @Override
    public void run() {
        points.takeUp(composition);
        ShownWindow.open(composition, files);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Composition.PROGRAM};
        }
    }
}
