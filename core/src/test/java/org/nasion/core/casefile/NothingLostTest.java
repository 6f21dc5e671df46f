package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.TracingEditor;

/** Whatever happens to the program, the disk or the clock: what a person did is there afterwards. */
@Tag("slow")
class NothingLostTest {

    /** {@code -Dnasion.kill.cycles=200} for the long run. */
    private static final int CYCLES = Integer.getInteger("nasion.kill.cycles", 8);

    private static final int LANES = 4;
    private static final long SAFE_AFTER_NANOS = 1_000_000_000L;

    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final CaseStore store = EditingChild.STORE;

    private static CaseFile edited(int number) {
        TracingEditor editor = new TracingEditor(EditingChild.start());
        editor.move(Landmark.A, new Point(number, number));
        return EditingChild.caseOf(editor.state());
    }

    private Autosave autosave() {
        return new Autosave(folder.resolve("autosave"), store, problems::add);
    }

    // ---- the process is killed

    /** One edit as the child told of it. */
    private record Told(long edit, long nanos) {}

    @Test
    void everyEditOlderThanASecondIsFoundAfterAKillAtAnyMoment() throws Exception {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<Void>> done = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                Path own = Files.createDirectory(folder.resolve("lane" + lane));
                int cycles = (CYCLES + LANES - 1 - lane) / LANES;
                done.add(lanes.submit((Callable<Void>) () -> {
                    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
                    for (int cycle = 0; cycle < cycles; cycle++) {
                        killAndLook(own, 100 + random.nextInt(2200));
                    }
                    return null;
                }));
            }
            for (Future<Void> lane : done) {
                lane.get();
            }
        }
    }

    private void killAndLook(Path own, int millis) throws Exception {
        Process child = child(List.of(), own.toString());
        List<Told> told = new ArrayList<>();
        Thread reading = Thread.ofPlatform().daemon().start(() -> read(child, told));
        while (told(told).isEmpty() && child.isAlive()) {
            Thread.onSpinWait();
            Thread.sleep(5);
        }
        Thread.sleep(millis);
        long killed = System.nanoTime();
        child.destroyForcibly().waitFor(); // SIGKILL: no hook runs, nothing is flushed
        reading.join();
        long mustBeThere = told(told).stream()
                .filter(edit -> killed - edit.nanos() > SAFE_AFTER_NANOS)
                .mapToLong(Told::edit)
                .max()
                .orElse(0);
        assertTrue(newestOnDisk(own) >= mustBeThere, () -> "edit " + mustBeThere + " is lost, of " + told.size());
    }

    private static List<Told> told(List<Told> told) {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    private static void read(Process child, List<Told> told) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    synchronized (told) {
                        told.add(new Told(Long.parseLong(line), System.nanoTime()));
                    }
                }
            }
        } catch (IOException e) {
            // The pipe ends with the process.
        }
    }

    /** What the next start would find: in the case's file or in a copy, and both can be read. */
    private long newestOnDisk(Path own) throws IOException {
        long newest = 0;
        Path file = own.resolve("case.nasion");
        if (Files.exists(file)) {
            newest = EditingChild.edit(store.open(file));
        }
        try (Autosave next = new Autosave(own.resolve("autosave"), store, problem -> {})) {
            for (Path copy : next.copies()) {
                newest = Math.max(newest, EditingChild.edit(store.open(copy)));
            }
        }
        return newest;
    }

    private static Process child(List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                EditingChild.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    // ---- the disk

    @Test
    void aFullDiskLeavesTheOldFileWholeAndSaysSo() throws Exception {
        assumeTrue(
                Files.exists(Path.of("/bin/bash")), "a limit on file sizes stands for the full disk, which needs bash");
        Path file = folder.resolve("case.nasion");
        TracingEditor large = new TracingEditor(EditingChild.start());
        for (Landmark landmark : Landmark.STANDARD) {
            large.move(landmark, new Point(1, 1)); // larger than the limit below
        }
        store.save(file, EditingChild.caseOf(large.state()));
        byte[] before = Files.readAllBytes(file);
        Process child =
                child(List.of("/bin/bash", "-c", "ulimit -f 2; exec \"$@\"", "bash"), folder.toString(), "save-once");
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals("The file could not be written; what was there before is unchanged." + " [NAS-FILE-WRITE]", said);
        assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
        assertEquals(List.of("case.nasion"), names(folder), "no half file is left over");
    }

    @Test
    void aFolderThatMayNotBeWrittenSaysSoAndTheOldFileStays() throws IOException {
        Path readOnly = readOnlyFolder();
        ProblemException problem =
                assertThrows(ProblemException.class, () -> store.save(readOnly.resolve("case.nasion"), edited(2)));
        assertEquals(
                "The folder may not be written to; choose another one. [NAS-FILE-DENIED]",
                problem.problem().toString());
    }

    /** For the superuser every folder can be written, but for those of the kernel. */
    private Path readOnlyFolder() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no rights");
        Path own = Files.createDirectory(folder.resolve("read-only"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (!Files.isWritable(own)) {
            return own;
        }
        Path kernel = Path.of("/sys/kernel");
        assumeTrue(Files.isDirectory(kernel), "the superuser may write to every folder here");
        return kernel;
    }

    @Test
    void aCopyThatCannotBeWrittenIsToldAndTriedAgain() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("autosave"), "a file where the folder should be");
        Autosave autosave = autosave();
        autosave.edited(edited(1));
        autosave.close(); // writes what is pending
        assertEquals("NAS-AUTOSAVE-FOLDER", problems.getFirst().code());
        Files.delete(inTheWay);
        problems.clear();
        try (Autosave next = autosave()) {
            next.edited(edited(2));
        }
        assertEquals(List.of(), problems);
        assertEquals(
                2, EditingChild.edit(autosave().recoverable(EditingChild.FILM).orElseThrow()));
    }

    @Test
    void workIsFoundWhileItsCopyIsBeingWrittenAndSoIsWhatCameMeanwhile() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Clock slow = new Clock() { // asked when a write begins
                    @Override
                    public Instant instant() {
                        writing.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return Instant.EPOCH;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                };
        try (Autosave autosave =
                new Autosave(folder.resolve("autosave"), new CaseStore("Nasion test", slow), problems::add)) {
            autosave.edited(edited(1));
            writing.await();
            assertTrue(autosave.hasOwn(EditingChild.FILM));
            assertEquals(
                    1, EditingChild.edit(autosave.recoverable(EditingChild.FILM).orElseThrow()));
            autosave.edited(edited(2));
            assertEquals(
                    2, EditingChild.edit(autosave.recoverable(EditingChild.FILM).orElseThrow()));
            goOn.countDown();
        }
        assertEquals(
                2, EditingChild.edit(autosave().recoverable(EditingChild.FILM).orElseThrow()));
        assertEquals(List.of(), problems);
    }

    // ---- the power goes between writing and moving

    @Test
    void aPowerLossBetweenWriteAndRenameLeavesTheOldFileAndTheCopy() throws IOException {
        Path file = folder.resolve("case.nasion");
        store.save(file, edited(1));
        try (Autosave autosave = autosave()) {
            autosave.edited(edited(2));
        }
        // The new content had been written to its temporary name, wholly or in part, and was not moved.
        Path whole = folder.resolve(".11111111-1111-1111-1111-111111111111.tmp");
        store.save(whole, edited(2));
        Files.write(folder.resolve("autosave").resolve(".2.tmp"), new byte[] {'{', '"', 'f'});
        assertEquals(1, EditingChild.edit(store.open(file)), "the old file is whole");
        try (Autosave next = autosave()) {
            assertEquals(1, next.copies().size(), "half a copy is none");
            assertEquals(
                    2, EditingChild.edit(next.recoverable(EditingChild.FILM).orElseThrow()));
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void aPowerLossAfterTheRenameLeavesTwoThatAgree() {
        Path file = folder.resolve("case.nasion");
        try (Autosave autosave = autosave()) {
            autosave.edited(edited(2));
        }
        store.save(file, edited(2)); // and the copy was not dropped any more
        CaseFile saved = store.open(file);
        CaseFile copy = autosave().recoverable(EditingChild.FILM).orElseThrow();
        assertEquals(saved.content().tracing(), copy.content().tracing());
    }

    @Test
    void aTornCopyIsToldLeftAloneAndDoesNotHideAnotherOne() throws IOException {
        try (Autosave autosave = autosave()) {
            autosave.edited(edited(3));
        }
        Path torn = folder.resolve("autosave").resolve(EditingChild.FILM.substring(0, 16) + "-0badbad0.nasion");
        Files.writeString(torn, "{\"format\":\"nasion-ca");
        Files.setLastModifiedTime(torn, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
        assertEquals(
                3, EditingChild.edit(autosave().recoverable(EditingChild.FILM).orElseThrow()));
        assertEquals("NAS-CASE-DAMAGED", problems.getFirst().code());
        assertTrue(Files.exists(torn));
    }

    // ---- the clock

    @Test
    void aClockThatGoesBackwardsHidesNoCopyAndNoChange() throws IOException {
        CaseStore past =
                new CaseStore("Nasion test", Clock.fixed(Instant.parse("1980-01-01T00:00:00Z"), ZoneOffset.UTC));
        Path file = folder.resolve("case.nasion");
        store.save(file, edited(1));
        Optional<String> seen = CaseStore.fingerprint(file);
        try (Autosave autosave = new Autosave(folder.resolve("autosave"), past, problems::add)) {
            autosave.edited(edited(2));
        }
        for (Path copy : autosave().copies()) {
            Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("1980-01-01T00:00:00Z")));
        }
        assertEquals(
                2,
                EditingChild.edit(autosave().recoverable(EditingChild.FILM).orElseThrow()),
                "older by its date, newer in truth");
        past.save(file, edited(5));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("1980-01-01T00:00:00Z")));
        assertFalse(seen.equals(CaseStore.fingerprint(file)), "a change is seen by its content");
    }

    // ---- two windows

    @Test
    void twoWindowsOnOneFilmKeepACopyEach() {
        Autosave one = autosave();
        Autosave other = autosave();
        one.edited(edited(1));
        other.edited(edited(2));
        one.close(); // this window's process is gone
        assertEquals(1, other.copies().size(), "only the copy of the window that is gone is offered");
        other.discard(EditingChild.FILM);
        assertEquals(1, other.copies().size(), "saving here drops nothing of the other's");
        assertEquals(1, EditingChild.edit(other.recoverable(EditingChild.FILM).orElseThrow()));
        assertTrue(other.copies().isEmpty(), "it goes on here");
        other.close();
        assertEquals(
                1,
                EditingChild.edit(autosave().recoverable(EditingChild.FILM).orElseThrow()),
                "and is offered again after a crash");
    }

    @Test
    void copiesOfTheFirstVersionAreFoundToo() throws IOException {
        Files.createDirectories(folder.resolve("autosave"));
        store.save(folder.resolve("autosave").resolve(EditingChild.FILM.substring(0, 16) + ".nasion"), edited(4));
        assertEquals(
                4, EditingChild.edit(autosave().recoverable(EditingChild.FILM).orElseThrow()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
