package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.Freeze;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.Flag;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.ReadFilms;

/** A reader at work through the window's own view model; film, network and clock are replaced. */
class AnnotatorViewModelTest {

    /** S sure, Or, Po and Go doubtful, Co estimated by the fixture's detector. */
    private static final List<Landmark> LANDMARKS = List.of(
            Landmark.S,
            Landmark.N,
            Landmark.A,
            Landmark.B,
            Landmark.ME,
            Landmark.OR,
            Landmark.PO,
            Landmark.GO,
            Landmark.CO);

    @TempDir
    Path folder;

    private final CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());
    private final Ticking clock = new Ticking();
    private StudyFolder study;

    /** Runs when it is told to. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-30T08:00:00Z");

        void pass(double seconds) {
            now = now.plus(Duration.ofMillis(Math.round(1000 * seconds)));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void writeAStudy() throws IOException {
        Files.createDirectories(folder.resolve("films"));
    }

    private void study(int films, boolean proposals) throws IOException {
        List<StudyFilm> listed = new ArrayList<>();
        for (int i = 1; i <= films; i++) {
            Fixtures.filmFile(folder.resolve("films"), "F" + i + ".png");
            listed.add(new StudyFilm("F" + i, "films/F" + i + ".png", OptionalDouble.of(0.1)));
        }
        study = StudyFolder.create(
                folder,
                cases,
                "Nasion test",
                new Protocol("Test", LANDMARKS, List.of(new Protocol.Arm("arm", proposals)), 0, 0, 3),
                listed,
                StudyKey.NONE);
        study.assign(List.of("anna", "ben"));
    }

    private AnnotatorViewModel at(String reader) {
        AnnotatorViewModel annotator = new AnnotatorViewModel(
                study,
                reader,
                Fixtures.reader(),
                (film, progress) -> Fixtures.detector(Fixtures.points()).detect(film, film.contentWindow(), progress),
                MeasurementCatalog.bundled().engine(),
                TaskRunner.onCallingThread(),
                clock);
        annotator.begin();
        return annotator;
    }

    private static AnnotatorViewModel.Desk desk(AnnotatorViewModel annotator) {
        return annotator
                .deskProperty()
                .get()
                .orElseThrow(() ->
                        new AssertionError(annotator.failureProperty().get().toString()));
    }

    private static Optional<Landmark> selected(AnnotatorViewModel annotator) {
        return desk(annotator).tracing().selectedProperty().get();
    }

    /** As a click on the film does it. */
    private static void place(AnnotatorViewModel annotator, Point at) {
        desk(annotator).tracing().review().place(selected(annotator).orElseThrow(), at);
    }

    @Test
    void theLeastCertainPointComesFirstAndEnterGoesOnToTheNextFilm() throws IOException {
        study(2, true);
        AnnotatorViewModel annotator = at("anna");
        Item first = desk(annotator).item();
        assertEquals(Optional.of(Landmark.CO), selected(annotator));
        for (int i = 0; i < LANDMARKS.size(); i++) {
            clock.pass(2);
            annotator.enter();
        }
        assertEquals(State.DONE, study.record("anna", first).state());
        assertEquals(18, study.record("anna", first).seconds(), 1e-9);
        assertEquals(2, study.record("anna", first).points().get("Go"), 1e-9);
        assertFalse(desk(annotator).item().equals(first));
        assertEquals(1, annotator.progress().finished());
        CaseFile kept = study.reading("anna", first).orElseThrow();
        assertTrue(LANDMARKS.stream()
                .allMatch(landmark -> kept.content()
                        .tracing()
                        .placement(landmark)
                        .orElseThrow()
                        .confirmed()));
        assertEquals(LANDMARKS.size(), kept.content().tracing().landmarks().size(), "only what the protocol asks for");
        assertEquals(Optional.of(0.1), kept.content().calibration().mmPerPx());
    }

    /** 1 − the mean confidence of the points that the limit lets through, from the fixture's numbers. */
    @Test
    void certainPointsTakeOneKeyAndTheirShareOfWrongOnesIsTold() throws IOException {
        study(2, true);
        AnnotatorViewModel annotator = at("anna");
        PointReview.Certain certain = annotator.certain(0.85);
        assertEquals(
                Set.of(Landmark.S, Landmark.N, Landmark.A, Landmark.B, Landmark.ME), Set.copyOf(certain.landmarks()));
        double confidence = certain.landmarks().stream()
                .mapToDouble(landmark -> desk(annotator)
                        .tracing()
                        .placement(landmark)
                        .orElseThrow()
                        .confidence()
                        .orElseThrow())
                .average()
                .orElseThrow();
        assertEquals(1 - confidence, certain.wrong(), 1e-12);
        assertEquals(0, annotator.certain(1).landmarks().size());
        annotator.acceptCertain(0.85);
        assertEquals(Optional.of(Landmark.CO), selected(annotator));
        for (int i = 0; i < 4; i++) {
            annotator.enter();
        }
        assertEquals(
                1, annotator.progress().finished(), "one key for the certain ones, one for each of the other four");
    }

    @Test
    void undoAndBackReturnToTheirPoint() throws IOException {
        study(1, true);
        AnnotatorViewModel annotator = at("anna");
        annotator.enter();
        Optional<Landmark> second = selected(annotator);
        annotator.enter();
        annotator.back();
        assertEquals(second, selected(annotator));
        annotator.undo();
        assertEquals(second, selected(annotator));
        assertFalse(desk(annotator)
                .tracing()
                .placement(second.orElseThrow())
                .orElseThrow()
                .confirmed());
    }

    @Test
    void withoutProposalsPointsArePlacedInTheProtocolsOrderOrPassedOver() throws IOException {
        study(1, false);
        AnnotatorViewModel annotator = at("anna");
        assertEquals(0, desk(annotator).tracing().state().tracing().landmarks().size(), "the proposals are hidden");
        assertEquals(Optional.of(Landmark.S), selected(annotator));
        place(annotator, new Point(760, 860));
        assertEquals(Optional.of(Landmark.N), selected(annotator));
        annotator.enter();
        assertEquals(Optional.of(Landmark.A), selected(annotator), "N cannot be placed");
        Item item = desk(annotator).item();
        for (int i = 2; i < LANDMARKS.size(); i++) {
            place(annotator, new Point(100 * i, 700));
        }
        assertEquals(0, annotator.progress().finished(), "a click alone ends no film");
        annotator.enter();
        assertEquals(1, annotator.progress().finished());
        assertFalse(study.reading("anna", item)
                .orElseThrow()
                .content()
                .tracing()
                .landmarks()
                .contains(Landmark.N));
    }

    @Test
    void flagsNotesSkippedAndEarlierFilms() throws IOException {
        study(3, true);
        AnnotatorViewModel annotator = at("anna");
        Item first = desk(annotator).item();
        annotator.flag(Flag.BAD_FILM, true);
        annotator.note("cut off at the chin");
        annotator.skip();
        ItemRecord record = study.record("anna", first);
        assertEquals(State.SKIPPED, record.state());
        assertTrue(record.flags().contains(Flag.BAD_FILM));
        assertEquals("cut off at the chin", record.note());
        assertEquals(0, annotator.progress().finished(), "a skipped film is not finished");
        assertEquals(1, annotator.progress().skipped());
        annotator.previousFilm();
        assertEquals(first, desk(annotator).item());
        assertEquals(
                List.of(State.SKIPPED, State.STARTED, State.OPEN),
                annotator.progress().recordsProperty().get().stream()
                        .map(ItemRecord::state)
                        .toList());
    }

    /** Of two films the first is skipped and the second read: nothing is left, and only one counts as finished. */
    @Test
    void aSkippedFilmIsPassedButNotCountedAsFinished() throws IOException {
        study(2, true);
        AnnotatorViewModel annotator = at("anna");
        annotator.skip();
        assertFalse(annotator.progress().isThrough());
        for (int i = 0; i < LANDMARKS.size(); i++) {
            annotator.enter();
        }
        assertEquals(
                List.of(1L, 1L),
                List.of(annotator.progress().finished(), annotator.progress().skipped()));
        assertTrue(annotator.progress().isThrough());
    }

    @Test
    void filmsAreListedByWhatIsKnownOfThem() throws IOException {
        study(4, true);
        AnnotatorViewModel annotator = at("anna");
        annotator.flag(Flag.ASK, true);
        annotator.skip();
        annotator.note("  burned-in arrow ");
        annotator.acceptCertain(0.85);
        for (int i = 0; i < 4; i++) {
            annotator.enter();
        }
        List<ItemRecord> records = annotator.progress().recordsProperty().get();
        assertEquals("burned-in arrow", records.get(1).note());
        Map<FilmFilter, List<Integer>> expected = Map.of(
                FilmFilter.ALL, List.of(0, 1, 2, 3),
                FilmFilter.OPEN, List.of(2, 3),
                FilmFilter.DONE, List.of(1),
                FilmFilter.SKIPPED, List.of(0),
                FilmFilter.FLAGGED, List.of(0),
                FilmFilter.NOTED, List.of(1));
        expected.forEach((filter, places) -> assertEquals(
                places,
                IntStream.range(0, 4)
                        .filter(place -> filter.lets(records.get(place)))
                        .boxed()
                        .toList(),
                filter.name()));
        annotator.open(0);
        assertEquals(Set.of(Flag.ASK), annotator.record().flags());
    }

    /** Two devices; the scale that is set on a film goes over to the next of its device, and says from where. */
    @Test
    void aScaleThatWasSetGoesOnToTheNextFilmsOfTheDevice() throws IOException {
        List<StudyFilm> listed = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Fixtures.filmFile(folder.resolve("films"), "F" + i + ".png");
            listed.add(new StudyFilm(
                    "F" + i, "films/F" + i + ".png", OptionalDouble.empty(), i == 6 ? "" : i % 2 == 0 ? "D2" : "D1"));
        }
        StudyFolder.create(
                folder,
                cases,
                "Nasion test",
                new Protocol("Test", LANDMARKS, List.of(new Protocol.Arm("arm", true)), 0, 0, 3),
                listed,
                StudyKey.NONE);
        study = StudyFolder.open(folder, cases);
        study.assign(List.of("anna"));
        AnnotatorViewModel annotator = at("anna");
        Map<String, String> sources = new HashMap<>();
        String first = "";
        while (annotator.deskProperty().get().isPresent()) {
            AnnotatorViewModel.Desk desk = desk(annotator);
            String film = desk.item().film();
            if (study.film(film).device().equals("D1") && first.isEmpty()) {
                first = desk.item().code();
                desk.tracing().calibrate(new Calibration.Ruler(new Point(0, 0), new Point(0, 450), 45, 1));
            }
            sources.put(film, desk.tracing().state().calibration().source());
            annotator.skip();
        }
        String from = "entered by the user (as on film " + first + ")";
        List<String> carried =
                List.of("F1", "F3", "F5").stream().map(sources::get).sorted().toList();
        assertEquals(List.of(from, from, "ruler, 45 mm"), carried);
        assertEquals("not calibrated", sources.get("F2"));
        assertEquals("not calibrated", sources.get("F6"), "nobody named its device");
    }

    /** How a film is held is part of the reading. */
    @Test
    void aFilmThatWasTurnedIsHeldSoWhenTheReaderComesBack() throws IOException {
        study(2, true);
        AnnotatorViewModel annotator = at("anna");
        annotator.deskProperty().get().orElseThrow().tracing().turn(Orientation.UPRIGHT.turned(1));
        annotator.skip();
        annotator.close();
        AnnotatorViewModel next = at("anna");
        next.open(0);
        assertEquals(Orientation.UPRIGHT.turned(1), desk(next).tracing().state().orientation());
    }

    /** A process that ends without a word leaves no more undone than the command under way. */
    @Test
    void whoeverIsKilledGoesOnWhereHeWas() throws IOException {
        study(2, true);
        AnnotatorViewModel killed = at("anna");
        Item item = desk(killed).item();
        clock.pass(3);
        killed.enter();
        Landmark moved = selected(killed).orElseThrow();
        desk(killed).tracing().drag().grab(moved, true);
        desk(killed).tracing().drag().to(new Point(500, 600));
        desk(killed).tracing().drag().finish();
        // No close: nobody gets to tidy up.
        AnnotatorViewModel next = at("anna");
        assertEquals(item, desk(next).item());
        assertEquals(
                Optional.of(new Point(500, 600)),
                desk(next).tracing().state().tracing().position(moved));
        assertEquals(desk(killed).tracing().state(), desk(next).tracing().state());
        assertEquals(3, next.record().seconds(), 1e-9);
    }

    /** The coordinator closes the study while somebody reads: nothing more is written, that is told, and the window closes all the same. */
    @Test
    void aStudyThatIsFrozenMeanwhileIsToldAndLeft() throws IOException {
        study(2, true);
        AnnotatorViewModel annotator = at("anna");
        annotator.enter();
        new Freeze(study, clock).freeze("coordinator", "");
        annotator.enter();
        annotator.close();
        assertEquals(
                "NAS-STUDY-FROZEN",
                annotator.failureProperty().get().orElseThrow().problem().code());
        assertEquals(List.of(), new Freeze(study, clock).differences());
    }

    @Test
    void pausesCountNoTime() throws IOException {
        study(1, true);
        AnnotatorViewModel annotator = at("anna");
        clock.pass(3600);
        annotator.enter();
        assertEquals(0, annotator.record().seconds(), 1e-9);
    }

    @Test
    void aFilmThatCannotBeReadIsToldAndTheOthersGoOn() throws IOException {
        study(2, true);
        String bad = study.assignment("anna").items().getFirst().film();
        Files.writeString(folder.resolve("films/" + bad + ".png"), "no film");
        AnnotatorViewModel annotator = at("anna");
        assertTrue(annotator.deskProperty().get().isEmpty());
        assertEquals(
                "NAS-IMAGE-UNKNOWN",
                annotator.failureProperty().get().orElseThrow().problem().code());
        annotator.open(1);
        assertEquals(1, desk(annotator).place());
    }

    /** A scripted reader with a constant offset of 8 px (0.8 mm) at A and a slip at B: the report says so. */
    @Test
    void twoScriptedReadersOverAStudyAgreeAsTheyWereMade() throws IOException {
        study(6, true);
        Map<String, Point> offsets = new HashMap<>(Map.of("anna", new Point(0, 0), "ben", new Point(8, 0)));
        for (String reader : List.of("anna", "ben")) {
            AnnotatorViewModel annotator = at(reader);
            while (annotator.deskProperty().get().isPresent()) {
                Point a = Fixtures.points().get(Landmark.A);
                desk(annotator).tracing().drag().grab(Landmark.A, true);
                desk(annotator).tracing().drag().to(a.plus(offsets.get(reader)));
                desk(annotator).tracing().drag().finish();
                if (reader.equals("ben") && annotator.progress().finished() == 2) {
                    desk(annotator).tracing().drag().grab(Landmark.B, true);
                    desk(annotator)
                            .tracing()
                            .drag()
                            .to(Fixtures.points().get(Landmark.B).plus(new Point(60, 0)));
                    desk(annotator).tracing().drag().finish();
                    annotator.undo();
                }
                long before = annotator.progress().finished();
                for (int keys = 0; annotator.progress().finished() == before; keys++) {
                    assertTrue(keys <= LANDMARKS.size(), "a film takes no more keys than points");
                    annotator.enter();
                }
            }
            annotator.close();
        }
        ReadFilms read = new StudyReadings(study).read(true);
        Agreement found =
                new AgreementAnalysis(MeasurementCatalog.bundled().engine()).compare(read.films(), read.people());
        assertEquals(6, found.films());
        Agreement.Pair pair = found.pairs().stream()
                .filter(one -> one.first().equals("anna") && one.second().equals("ben"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.8, pair.landmarks().get("A").mre(), 1e-9);
        assertEquals(0, pair.landmarks().get("B").mre(), 1e-9, "the slip was taken back");
        assertTrue(found.readers().contains("network"));
    }
}
