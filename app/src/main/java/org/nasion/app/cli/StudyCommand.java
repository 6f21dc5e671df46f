package org.nasion.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nasion study}: its sub-commands do the work. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Readers over many films: protocol, assignment, progress, agreement, consensus.")
final class StudyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "nasion study needs one of: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
