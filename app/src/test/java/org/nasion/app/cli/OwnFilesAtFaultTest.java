package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Launcher;
import org.nasion.app.privacy.ChildProgram;

/** A clinic's own analysis that is at fault is left out and told, and the others stay. */
@Tag("slow")
class OwnFilesAtFaultTest {

    @TempDir
    Path folder;

    @Test
    void theCommandLineTellsWhatItLeavesOut() throws Exception {
        ChildProgram program = new ChildProgram(folder);
        Path own = Files.createDirectories(program.config().resolve("nasion/analyses"));
        Files.writeString(own.resolve("broken.json"), "{");
        Files.writeString(own.resolve("clinic.json"), """
                {"id": "clinic", "name": "Our clinic", "sections": [{"title": "Jaws", "measurements": ["SNA"]}]}
                """);
        String said =
                program.run(ChildProgram.command(Launcher.class, "report", "none.nasion", "--analyses", "clinic"), 120);
        assertTrue(said.contains("Left out: broken.json, line 1"), said);
        assertFalse(said.contains("NAS-REPORT-ANALYSIS"), said);
    }
}
