package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.study.StudyCreation;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.FilmReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.DatasetReader;
import org.nasion.model.dataset.StudyDataset;

/** A study with a point of its own: two readers click it, 10 px (1 mm at 0.1 mm per px) apart. */
class StudyOwnPointsTest {

    private static final Landmark W = Landmark.named("W", "");

    @TempDir
    Path folder;

    private final CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());

    private Path points() throws Exception {
        return Files.writeString(folder.resolve("ours.json"), """
                {"name": "Ours", "points": [
                  {"code": "W", "name": "Walker's point", "definition": "Where sella's wall crosses the clinoid.",
                   "region": "cranial base", "bilateral": false, "at": [7.5, -5.6]}]}
                """);
    }

    private StudyFolder study() throws Exception {
        List<StudyCreation.Source> films = List.of("one", "two", "three").stream()
                .map(name -> new StudyCreation.Source(name, name, progress -> Fixtures.film(name)))
                .toList();
        new StudyCreation("Nasion test", new FilmReader()::read, cases)
                .create(
                        folder.resolve("study"),
                        known -> new Protocol(
                                "Ours",
                                List.of(
                                        Landmark.S,
                                        Landmark.N,
                                        known.ofCode("W").orElseThrow()),
                                List.of(new Protocol.Arm("reading", false)),
                                0,
                                0,
                                1),
                        Optional.of(points()),
                        films,
                        OptionalDouble.of(0.1),
                        Progress.NONE,
                        (source, why) -> {
                            throw new AssertionError(why);
                        });
        Files.delete(folder.resolve("ours.json"));
        return StudyFolder.open(folder.resolve("study"), cases);
    }

    private void read(StudyFolder study, String reader, Point w) {
        try (AnnotatorViewModel annotator = new AnnotatorViewModel(
                study,
                reader,
                new FilmReader()::read,
                (film, progress) -> {
                    throw new AssertionError("the arm is blind");
                },
                MeasurementCatalog.bundled().engine(),
                TaskRunner.onCallingThread(),
                Clock.systemUTC())) {
            annotator.begin();
            while (annotator.deskProperty().get().isPresent()) {
                TracingViewModel tracing = annotator.deskProperty().get().get().tracing();
                tracing.review().place(Landmark.S, new Point(500, 600));
                tracing.review().place(Landmark.N, new Point(1160, 560));
                assertEquals(
                        Optional.of(W),
                        tracing.selectedProperty().get(),
                        "the click after N places the study's own point");
                tracing.review().place(W, w);
                annotator.enter();
            }
        }
    }

    @Test
    void theDefinitionStaysWithTheStudyAndThePointIsInAgreementAndConsensus() throws Exception {
        StudyFolder study = study();
        Landmark own = study.protocol().landmarks().getLast();
        assertEquals("Walker's point", own.fullName());
        assertEquals("Where sella's wall crosses the clinoid.", own.definition());
        study.assign(List.of("anna", "ben"));
        read(study, "anna", new Point(570, 540));
        read(study, "ben", new Point(576, 548));
        ReadFilms read = new StudyReadings(study).read(false);
        Agreement found =
                new AgreementAnalysis(MeasurementCatalog.bundled().engine()).compare(read.films(), read.people());
        assertEquals(1, found.pairs().getFirst().landmarks().get("W").mre(), 1e-9, "√(6² + 8²) px at 0.1 mm");
        ReadFilm film = read.films().getFirst();
        Map<Landmark, Point> consensus = new Consensus(Consensus.Method.MEAN, Map.of()).of(film);
        assertEquals(new Point(573, 544), consensus.get(W));
        StudyDataset.write(
                study, Map.of(film.name(), consensus), Map.of(), new FilmReader()::read, folder.resolve("consensus"));
        AnnotatedFilm written =
                new DatasetReader().read(folder.resolve("consensus")).films().getFirst();
        assertEquals(new Point(573, 544), written.marksOf("consensus").get(W));
    }

    @Test
    void aStudyWhosePointsAreGoneSaysWhichOneItMisses() throws Exception {
        study();
        Files.delete(folder.resolve("study/points.json"));
        ProblemException problem =
                assertThrows(ProblemException.class, () -> StudyFolder.open(folder.resolve("study"), cases));
        assertEquals("NAS-STUDY-LANDMARK", problem.problem().code());
        assertTrue(
                problem.problem().sentence().contains(" W "), problem.problem().sentence());
    }
}
