package org.nasion.app.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Launcher;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** A patient with a name that stands nowhere else is traced, failed on and looked at; no log and no message names them. */
@Tag("slow")
class PatientDataTest {

    private static final List<String> MARKS = List.of("Zzyzxname", "ZZYZXID77", "19010203", "1901-02-03");

    @TempDir
    Path folder;

    private Path film;

    @BeforeEach
    void writeFilm() {
        Cephalogram phantom = new PhantomGenerator()
                .generate(PhantomSpec.ofSeed(5).withFilm(774, 960, 0.25), Progress.NONE)
                .film();
        Acquisition known = phantom.acquisition();
        Acquisition marked = new Acquisition(
                known.format(),
                known.sourceSha256(),
                known.spacing(),
                new Patient(
                        "ZZYZXID77", "", "Zzyzxname, Erika", Optional.of(LocalDate.parse("1901-02-03")), Sex.FEMALE),
                Exposure.on("2020-01-01"),
                known.study(),
                known.notices());
        film = folder.resolve("film.dcm");
        new FilmDicomWriter()
                .write(
                        new Cephalogram(
                                phantom.width(),
                                phantom.height(),
                                phantom.maxValue(),
                                phantom.samples(),
                                phantom.window(),
                                marked),
                        film);
    }

    private static List<String> marksIn(String text) {
        return MARKS.stream().filter(text::contains).toList();
    }

    @Test
    void noMessageOfTheCommandLineNamesThePatient() throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(film);
        List<String> trace = new ArrayList<>(List.of(
                "trace",
                film.toString(),
                "--dicom",
                "--out",
                folder.resolve("out").toString()));
        for (int part = 1; part < 8; part++) {
            trace.add(Files.write(folder.resolve("cut" + part + ".dcm"), Arrays.copyOf(whole, whole.length * part / 8))
                    .toString());
            byte[] broken = whole.clone();
            for (int i = 400 + part * 13; i < 2400; i += 90 + part) {
                broken[i] ^= (byte) (part * 37);
            }
            trace.add(Files.write(folder.resolve("broken" + part + ".dcm"), broken)
                    .toString());
        }
        ChildProgram program = new ChildProgram(folder);
        String told = program.run(ChildProgram.command(Launcher.class, trace.toArray(String[]::new)), 240);
        assertTrue(told.contains("NAS-"), told);
        assertEquals(List.of(), marksIn(told), told);
        // The search would find it: the case, which is the patient's own file, names them.
        assertEquals(
                List.of("Zzyzxname", "ZZYZXID77", "1901-02-03"),
                marksIn(Files.readString(folder.resolve("out/film.nasion"))));
        assertNoLogNamesThePatient(program.config());
    }

    @Test
    void theWindowLeavesThePatientOutOfLogsAndSettings() throws IOException, InterruptedException {
        ChildProgram program = new ChildProgram(folder);
        List<String> command = new ArrayList<>(ChildProgram.command(Launcher.class, film.toString()));
        // A headless JavaFX is a display; AWT is told so.
        command.set(command.indexOf("-Djava.awt.headless=true"), "-Djava.awt.headless=false");
        String told = program.run(command, 25);
        assertEquals(List.of(), marksIn(told), told);
        assertTrue(Files.isDirectory(program.config().resolve("nasion")), "the window was never open: " + told);
        assertNoLogNamesThePatient(program.config());
    }

    private static void assertNoLogNamesThePatient(Path config) throws IOException {
        if (!Files.exists(config)) {
            return;
        }
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".nasion")
                            && !file.toString().contains("autosave"))
                    .toList()) {
                assertEquals(
                        List.of(),
                        marksIn(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)),
                        file.toString());
            }
        }
    }
}
