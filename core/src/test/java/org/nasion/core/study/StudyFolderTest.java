package org.nasion.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord.Flag;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

class StudyFolderTest {

    private static final Protocol.Arm BLIND = new Protocol.Arm("blind", false);

    @TempDir
    private Path folder;

    private final CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());

    private StudyFolder study(int films, List<Protocol.Arm> arms, int readersPerFilm, int repeats) {
        List<StudyFilm> listed = new ArrayList<>();
        Map<String, String> key = new HashMap<>();
        for (int i = 1; i <= films; i++) {
            listed.add(new StudyFilm("F" + i, "films/F" + i + ".dcm", OptionalDouble.empty()));
            key.put("F" + i, "patient " + i);
        }
        StudyFolder.create(
                folder,
                cases,
                "Nasion test",
                new Protocol("Test", List.of(Landmark.S, Landmark.N, Landmark.A), arms, readersPerFilm, repeats, 7),
                listed,
                new StudyKey(key, Map.of()));
        return StudyFolder.open(folder, cases);
    }

    private void read(StudyFolder study, String reader, Item item, Point a, State state) {
        Map<Landmark, Placement> points = Map.of(
                Landmark.A, new Placement(a, Placement.Origin.MANUAL, true, Optional.empty()),
                Landmark.S, new Placement(new Point(0, 0), Placement.Origin.DETECTED, false, Optional.empty()),
                Landmark.B, new Placement(new Point(5, 5), Placement.Origin.MANUAL, true, Optional.empty()));
        study.keep(
                reader,
                item,
                new CaseFile(
                        new CaseFile.Film("../../films/" + item.film() + ".dcm", "ab", 100, 100),
                        new CaseContent(new Tracing(points), new Calibration.Uncalibrated(1)),
                        Optional.empty(),
                        Optional.empty()),
                ItemRecord.OPEN.with(state).spent(20, "A"));
    }

    @Test
    void everyReaderReadsEveryFilmInEveryArmUnderCodesOfItsOwn() {
        StudyFolder study = study(6, List.of(BLIND, new Protocol.Arm("assisted", true)), 0, 2);
        study.assign(List.of("anna", "ben"));
        Set<String> codes = new HashSet<>();
        for (String reader : List.of("anna", "ben")) {
            List<Item> items = study.assignment(reader).items();
            assertEquals(6 + 2 + 6, items.size());
            assertEquals(
                    6,
                    items.stream()
                            .filter(item -> item.arm().equals("assisted"))
                            .map(Item::film)
                            .distinct()
                            .count());
            assertTrue(
                    items.subList(0, 8).stream().allMatch(item -> item.arm().equals("blind")),
                    "one arm after the other");
            List<Item> again = items.stream().filter(item -> item.round() == 2).toList();
            assertEquals(2, again.stream().map(Item::film).distinct().count());
            items.forEach(item -> assertTrue(codes.add(item.code()), "a code stands for one reading"));
        }
        assertFalse(
                study.assignment("anna").items().stream()
                        .map(Item::film)
                        .toList()
                        .equals(study.assignment("ben").items().stream()
                                .map(Item::film)
                                .toList()),
                "orders differ");
    }

    @Test
    void overlapIsEvenAndCountsReadersWhoCameBefore() {
        StudyFolder study = study(10, List.of(BLIND), 2, 0);
        study.assign(List.of("anna", "ben", "cleo", "dora"));
        Map<String, Integer> readers = new HashMap<>();
        for (String reader : study.readers()) {
            assertEquals(5, study.assignment(reader).items().size());
            study.assignment(reader).items().forEach(item -> readers.merge(item.film(), 1, Integer::sum));
        }
        assertTrue(readers.values().stream().allMatch(count -> count == 2), readers.toString());
        assertEquals(0, study.assign(List.of("emil")).getFirst().items().size(), "every film has its two readers");
    }

    @Test
    void theSameSeedGivesTheSameStudy() throws IOException {
        study(5, List.of(BLIND), 0, 1).assign(List.of("anna"));
        List<Item> first = StudyFolder.open(folder, cases).assignment("anna").items();
        Files.delete(folder.resolve("assignments/anna.json"));
        StudyFolder.open(folder, cases).assign(List.of("anna"));
        assertEquals(first, StudyFolder.open(folder, cases).assignment("anna").items());
    }

    @Test
    void namesThatAreNoFoldersOrLookLikeRepeatsAreRefused() {
        StudyFolder study = study(1, List.of(BLIND), 0, 0);
        for (String name : List.of("../out", "", "anna-2", "a b", "x".repeat(41))) {
            assertEquals("NAS-STUDY-NAME", code(() -> study.assign(List.of(name))), name);
        }
        study.assign(List.of("anna"));
        assertEquals("NAS-STUDY-ASSIGNED", code(() -> study.assign(List.of("Anna"))));
        assertEquals("NAS-STUDY-READER", code(() -> study.assignment("nobody")));
    }

    @Test
    void readingsOfFinishedFilmsAreComparedByWhoReadThem() {
        StudyFolder study = study(2, List.of(BLIND), 0, 1);
        study.assign(List.of("anna", "ben"));
        for (Item item : study.assignment("anna").items()) {
            read(study, "anna", item, new Point(10 + item.round(), 20), State.DONE);
        }
        Item bens = study.assignment("ben").items().getFirst();
        read(study, "ben", bens, new Point(30, 40), State.DONE);
        read(study, "ben", study.assignment("ben").items().get(1), new Point(30, 40), State.STARTED);
        ReadFilms read = new StudyReadings(study).read(false);
        ReadFilm film = read.films().stream()
                .filter(one -> one.readings().containsKey("ben"))
                .findFirst()
                .orElseThrow();
        assertEquals(bens.film(), film.name());
        assertEquals(
                Map.of(Landmark.A, new Point(30, 40)),
                film.of("ben"),
                "neither unconfirmed points nor those beside the protocol");
        assertEquals(Map.of("anna", "anna", "anna-2", "anna", "ben", "ben"), read.people());
        assertTrue(
                read.remarks()
                        .contains("2 readings of the assignment are not finished and are not part of the figures."),
                read.remarks().toString());
    }

    @Test
    void theCoordinatorSeesStatesFlagsAndTimes() {
        StudyFolder study = study(3, List.of(BLIND), 0, 0);
        study.assign(List.of("anna"));
        List<Item> items = study.assignment("anna").items();
        read(study, "anna", items.get(0), new Point(1, 1), State.DONE);
        read(study, "anna", items.get(1), new Point(1, 1), State.SKIPPED);
        study.keep(
                "anna",
                items.get(1),
                study.reading("anna", items.get(1)).orElseThrow(),
                study.record("anna", items.get(1)).with(Flag.BAD_FILM, true).withNote("cut off"));
        StudyStatus.Reader anna = StudyStatus.of(study).readers().getFirst();
        assertEquals(3, anna.all());
        assertEquals(1, anna.count(State.DONE));
        assertEquals(1, anna.count(State.OPEN));
        assertEquals(20, anna.seconds(), 1e-9);
        assertEquals(
                List.of(items.get(1).film() + " (" + items.get(1).code() + "): BAD_FILM; cut off"),
                anna.told().stream()
                        .map(told -> told.line(ItemRecord.Flag::name))
                        .toList());
    }

    @Test
    void aFrozenStudyKeepsWhatItSaysOfItself() throws IOException {
        StudyFolder study = study(2, List.of(BLIND), 0, 0);
        study.assign(List.of("anna"));
        List<Item> items = study.assignment("anna").items();
        read(study, "anna", items.get(0), new Point(1, 1), State.DONE);
        Freeze freeze = new Freeze(study, Clock.systemUTC());
        freeze.freeze("Dr. Test", "as read");
        assertEquals(List.of(), freeze.differences());
        assertEquals("NAS-STUDY-FROZEN", code(() -> read(study, "anna", items.get(1), new Point(1, 1), State.DONE)));
        assertEquals("NAS-STUDY-FROZEN", code(() -> study.assign(List.of("ben"))));
        assertEquals("NAS-STUDY-FROZEN", code(() -> freeze.freeze("Dr. Test", "")));
        Path reading = study.caseFile("anna", items.get(0));
        Files.writeString(reading, Files.readString(reading).replace("\"x\" : 1.0", "\"x\" : 2.0"));
        Files.writeString(folder.resolve("more.txt"), "more");
        assertEquals(
                List.of("readings/anna/" + reading.getFileName() + " was changed.", "more.txt was added."),
                freeze.differences());
    }

    /** By hand: x of 0, 1, 8 is 3 in the mean and 1 in the middle; of two marks the middle is their mean. */
    @Test
    void aConsensusIsMeanMedianOrChoice() {
        ReadFilm film = new ReadFilm(
                "F1",
                new Calibration.Uncalibrated(1),
                Map.of(
                        "one",
                        Map.of(Landmark.A, new Point(0, 3)),
                        "two",
                        Map.of(Landmark.A, new Point(1, 3), Landmark.B, new Point(4, 4)),
                        "three",
                        Map.of(Landmark.A, new Point(8, 3), Landmark.B, new Point(6, 6))));
        assertEquals(
                new Point(3, 3),
                new Consensus(Consensus.Method.MEAN, Map.of()).of(film).get(Landmark.A));
        Map<Landmark, Point> median = new Consensus(Consensus.Method.MEDIAN, Map.of()).of(film);
        assertEquals(new Point(1, 3), median.get(Landmark.A));
        assertEquals(new Point(5, 5), median.get(Landmark.B));
        assertEquals(
                new Point(8, 3),
                new Consensus(Consensus.Method.MEAN, Map.of("F1", Map.of(Landmark.A, "three")))
                        .of(film)
                        .get(Landmark.A));
        assertEquals(
                "NAS-STUDY-CHOICE",
                code(() -> new Consensus(Consensus.Method.MEAN, Map.of("F1", Map.of(Landmark.B, "one"))).of(film)));
    }

    /** By hand: marks at 0, 1 and 5 have the mean 2 and the median 1. */
    @Test
    void decisionsAreKeptInTheStudyAndMayBeTheMeanOrTheMedian() {
        StudyFolder study = study(1, List.of(BLIND), 0, 0);
        study.assign(List.of("anna", "ben", "carl"));
        double[] at = {0, 1, 5};
        for (int i = 0; i < 3; i++) {
            String reader = List.of("anna", "ben", "carl").get(i);
            read(study, reader, study.assignment(reader).items().getFirst(), new Point(at[i], 0), State.DONE);
        }
        ReadFilm film = new StudyReadings(study).read(false).films().getFirst();
        Map<String, Double> expected = Map.of("mean", 2.0, "median", 1.0, "carl", 5.0);
        expected.forEach((choice, x) -> {
            study.keep(study.choices().with(film.name(), Landmark.A, Optional.of(choice)));
            Consensus consensus = new Consensus(
                    Consensus.Method.MEDIAN,
                    StudyFolder.open(folder, cases).choices().byFilm());
            assertEquals(new Point(x, 0), consensus.of(film).get(Landmark.A), choice);
        });
        study.keep(study.choices().with(film.name(), Landmark.A, Optional.empty()));
        assertTrue(study.choices().of(film.name(), Landmark.A).isEmpty());
        assertEquals("NAS-STUDY-NAME", code(() -> study.assign(List.of("Median"))), "a name that is a choice already");
    }

    @Test
    void whatIsNoStudyIsToldAsSuch() throws IOException {
        assertEquals("NAS-STUDY-FOLDER", code(() -> StudyFolder.open(folder, cases)));
        for (String text : List.of(
                "",
                "{",
                "null",
                "[]",
                "{\"format\":\"nasion-study\",\"version\":1}",
                "{\"format\":\"other\",\"version\":1}")) {
            Files.writeString(folder.resolve("study.json"), text);
            assertEquals("NAS-STUDY-FOLDER", code(() -> StudyFolder.open(folder, cases)), text);
        }
        Files.writeString(folder.resolve("study.json"), """
                {"format":"nasion-study","version":1,"protocol":{"title":"","landmarks":["S"],"arms":[{"name":"a","proposals":false}],
                 "readersPerFilm":0,"repeats":0,"seed":1},"films":[{"name":"F1","file":"../../secret"}]}""");
        StudyFolder study = StudyFolder.open(folder, cases);
        assertEquals(
                "NAS-STUDY-FOLDER", code(() -> study.file(study.film("F1"))), "films never lie outside of the study");
    }

    private static String code(org.junit.jupiter.api.function.Executable doing) {
        return assertThrows(ProblemException.class, doing).problem().code();
    }
}
