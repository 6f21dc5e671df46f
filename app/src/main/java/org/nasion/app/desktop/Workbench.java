package org.nasion.app.desktop;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.action.KeysViewModel;
import org.nasion.app.desktop.analysis.AnalysisDraft;
import org.nasion.app.desktop.analysis.AnalysisEditor;
import org.nasion.app.desktop.compare.ComparisonCard;
import org.nasion.app.desktop.compare.FilmPair;
import org.nasion.app.desktop.compare.ReferenceLayer;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.dicom.DicomPages;
import org.nasion.app.desktop.film.FilmPixels;
import org.nasion.app.desktop.film.FilmView;
import org.nasion.app.desktop.film.OtherFilmView;
import org.nasion.app.desktop.habit.HabitPage;
import org.nasion.app.desktop.library.LibraryPage;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.panel.ActionControls;
import org.nasion.app.desktop.panel.BatchTray;
import org.nasion.app.desktop.panel.EmptyState;
import org.nasion.app.desktop.panel.FilmAway;
import org.nasion.app.desktop.panel.FilmMenu;
import org.nasion.app.desktop.panel.FindingsPanel;
import org.nasion.app.desktop.panel.KeysPage;
import org.nasion.app.desktop.panel.MeasureCard;
import org.nasion.app.desktop.panel.MeasurementsPanel;
import org.nasion.app.desktop.panel.NoticeStack;
import org.nasion.app.desktop.panel.OutlineCard;
import org.nasion.app.desktop.panel.PageOverlay;
import org.nasion.app.desktop.panel.ProgressCard;
import org.nasion.app.desktop.panel.ReportPage;
import org.nasion.app.desktop.panel.ReviewPanel;
import org.nasion.app.desktop.panel.ScalePopover;
import org.nasion.app.desktop.panel.SettingsPage;
import org.nasion.app.desktop.panel.ShortcutSheet;
import org.nasion.app.desktop.panel.SidePanels;
import org.nasion.app.desktop.panel.StatusBar;
import org.nasion.app.desktop.panel.ToolStrip;
import org.nasion.app.desktop.panel.TopBar;
import org.nasion.app.desktop.panel.TourCard;
import org.nasion.app.desktop.panel.WhenSeen;
import org.nasion.app.desktop.panel.WindowCard;
import org.nasion.app.desktop.patient.PatientPage;
import org.nasion.app.desktop.patient.PatientViewModel;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.study.AgreementPage;
import org.nasion.app.desktop.study.AgreementViewModel;
import org.nasion.app.desktop.study.ReadingBox;
import org.nasion.app.desktop.study.StudyFilmsPage;
import org.nasion.app.desktop.study.StudyPage;
import org.nasion.app.desktop.study.StudyViewModel;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotationViewModel;
import org.nasion.app.desktop.viewmodel.FilmFilter;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.app.desktop.visits.ReportVisitsChoice;
import org.nasion.app.desktop.visits.VisitsPage;

/** The window's content: the film as large as it can be, and quiet panels around it. */
final class Workbench extends StackPane {

    private final FilmView film;
    private final StackPane filmDesk;
    private final StackPane stage;
    private final PageOverlay pages;
    private final FocusFrame focus = new FocusFrame();
    private AnalysisEditor analyses;
    /** Which films of the study are listed. */
    private final ObjectProperty<FilmFilter> listed = new SimpleObjectProperty<>(FilmFilter.ALL);

    /**
     * @param draft  the analysis that is being written, made when first asked for
     * @param pixels makes the film's picture
     */
    Workbench(
            WorkbenchViewModel workbench,
            ReportViewModel reports,
            WindowViewModel window,
            DicomDesk dicom,
            LibraryViewModel library,
            AgreementViewModel agreement,
            StudyViewModel study,
            Supplier<AnalysisDraft> draft,
            ActionTable actions,
            FilmPixels pixels,
            WindowTexts texts,
            Font labels) {
        getStyleClass().add("workbench");
        ScaleViewModel scale = workbench.scale();
        AnnotationViewModel annotations = workbench.annotations();
        film = new FilmView(workbench, scale, annotations, pixels, texts, labels);
        film.setAccessibleText(texts.get("film.accessible"));
        ActionControls controls = new ActionControls(this::focusFilm);
        FilmMenu menu = new FilmMenu(actions, controls);
        film.opensMenu((x, y) -> menu.show(film, x, y));

        NoticeStack notices = new NoticeStack(workbench, texts);
        StackPane.setAlignment(notices, Pos.TOP_CENTER);
        notices.setMaxHeight(Region.USE_PREF_SIZE);
        ProgressCard progress = new ProgressCard(workbench, texts);
        StackPane.setAlignment(progress, Pos.BOTTOM_CENTER);
        WhenSeen greys = new WhenSeen(
                WindowCard.seen(workbench.film()), () -> new WindowCard(workbench.film(), actions, controls, texts));
        greys.setAlignment(Pos.BOTTOM_CENTER);
        WhenSeen measure =
                new WhenSeen(MeasureCard.seen(workbench.film()), () -> new MeasureCard(workbench, annotations, texts));
        measure.setAlignment(Pos.BOTTOM_CENTER);
        WhenSeen outline =
                new WhenSeen(OutlineCard.seen(workbench.film()), () -> new OutlineCard(workbench.outlines(), texts));
        outline.setAlignment(Pos.BOTTOM_LEFT);
        WhenSeen tour = new WhenSeen(
                workbench.tour().stepProperty().map(Optional::isPresent),
                () -> new TourCard(workbench.tour(), this::focusFilm, texts));
        tour.setAlignment(Pos.BOTTOM_RIGHT);
        WhenSeen comparison = new WhenSeen(
                workbench.comparison().comparisonProperty().map(Optional::isPresent),
                () -> new ComparisonCard(workbench, actions, controls, texts));
        comparison.setAlignment(Pos.TOP_LEFT);
        StackPane.setMargin(comparison, new Insets(56, 0, 0, 0)); // below a notice
        WhenSeen batch = new WhenSeen(workbench.batch().visibleProperty(), () -> new BatchTray(workbench, texts));
        batch.setAlignment(Pos.BOTTOM_LEFT);
        ObservableValue<Boolean> nothingOpen = workbench.openProperty().map(Optional::isEmpty);
        WhenSeen first = new WhenSeen(
                library.inUseProperty().flatMap(used -> used ? nothingOpen : new SimpleObjectProperty<>(false)),
                () -> new LibraryPage(library));
        first.getStyleClass().add("library-first");
        WhenSeen empty = new WhenSeen(
                library.inUseProperty().flatMap(used -> used ? new SimpleObjectProperty<>(false) : nothingOpen),
                () -> new EmptyState(workbench, actions, controls, texts));
        FilmPair films = new FilmPair(
                film, new OtherFilmView(film, workbench, texts, labels), workbench, actions, controls, texts);
        WhenSeen away = new WhenSeen(
                Bindings.createBooleanBinding(
                        () -> window.filmApartProperty().get()
                                && workbench.openProperty().get().isPresent(),
                        window.filmApartProperty(),
                        workbench.openProperty()),
                () -> new FilmAway(actions.get("filmWindow"), controls, texts));
        filmDesk = new StackPane(films, new ReferenceLayer(workbench, labels), greys, measure, outline, comparison);
        filmDesk.getStyleClass().add("film-stage");
        stage = new StackPane(away, empty, first, tour, progress, batch, notices);
        stage.getStyleClass().add("film-stage");
        stage.setMinSize(200, 200);

        MeasurementsPanel measurements = new MeasurementsPanel(workbench, window, texts);
        VBox.setVgrow(measurements, Priority.ALWAYS);
        VBox numbers = new VBox(measurements, new FindingsPanel(workbench, texts));
        // Whoever reads for a study looks at the film and not at what the numbers become.
        numbers.visibleProperty().bind(workbench.study().readingProperty().map(Optional::isEmpty));
        ReviewPanel review = new ReviewPanel(workbench, window, actions, controls, texts);
        ReadingBox reading = new ReadingBox(
                workbench, window, controls.iconButton(actions.get("studyFilms")), this::focusFilm, texts);
        VBox.setVgrow(review, Priority.ALWAYS);
        VBox points = new VBox(reading, review);
        SidePanels panels = new SidePanels(points, numbers, review.finishedProperty(), window);
        ScrollPane beside = panels.scrolled();
        beside.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> window.panelsProperty().get()
                                && workbench.openProperty().get().isPresent(),
                        window.panelsProperty(),
                        workbench.openProperty()));
        beside.managedProperty().bind(beside.visibleProperty());

        StatusBar status = new StatusBar(workbench, window, texts);
        new ScalePopover(scale, workbench.film(), window, texts, status.scaleButton());

        BorderPane frame = new BorderPane(stage);
        TopBar bar = new TopBar(workbench, reports, actions, controls, texts);
        ToolStrip tools = new ToolStrip(actions, controls);
        frame.setTop(bar);
        frame.setLeft(tools);
        frame.setRight(beside);
        frame.setBottom(status);
        pages = new PageOverlay(window, texts);
        pages.register(Map.of(
                Page.SHORTCUTS,
                () -> new ShortcutSheet(actions, texts, this),
                Page.SETTINGS,
                () -> new SettingsPage(window, workbench.analyses().catalog().norms(), workbench.dialogs(), texts),
                Page.HABIT,
                () -> new HabitPage(workbench.habits(), texts),
                Page.AGREEMENT,
                () -> sized(new AgreementPage(agreement, texts)),
                Page.ANALYSES,
                () -> analyses(draft, texts),
                Page.LIBRARY,
                () -> sized(new LibraryPage(library)),
                Page.VISITS,
                () -> visits(library, window),
                Page.REPORT,
                () -> new ReportPage(
                        workbench, reports, window, texts, new ReportVisitsChoice(library.reported(), texts)),
                Page.PATIENT,
                () -> patient(workbench, texts)));
        pages.register(Map.of(
                Page.KEYS,
                () -> new KeysPage(new KeysViewModel(actions, window.settings()), texts),
                Page.STUDY_FILMS,
                () -> films(workbench, window, texts),
                Page.STUDY,
                () -> sized(new StudyPage(study, texts, (folder, reader) -> {
                    window.pageProperty().set(Optional.empty());
                    workbench.study().read(folder, reader);
                }))));
        pages.register(new DicomPages(dicom, texts).all());
        pages.begin();
        getChildren().addAll(frame, focus, pages);
        DroppedFiles.open(this, workbench);
        DroppedFiles.open(filmDesk, workbench);
        backToFilm(window);
        FocusParts parts =
                new FocusParts(List.of(film, notices, comparison, batch, points, numbers, status, bar, tools), focus);
        window.focusMovesProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) -> parts.move(Integer.signum(now.intValue() - before.intValue())));
    }

    private VisitsPage visits(LibraryViewModel library, WindowViewModel window) {
        return sized(new VisitsPage(library.visits(), window.themeProperty().get() == Settings.Theme.DARK));
    }

    /** As large as the window lets a page be. */
    private <R extends Region> R sized(R page) {
        page.prefWidthProperty().bind(Bindings.max(700, widthProperty().subtract(180)));
        page.prefHeightProperty().bind(Bindings.max(420, heightProperty().subtract(190)));
        return page;
    }

    /** Made when first seen; kept, so that closing the page loses nothing of a text. */
    private AnalysisEditor analyses(Supplier<AnalysisDraft> draft, WindowTexts texts) {
        if (analyses == null) {
            analyses = new AnalysisEditor(draft.get(), texts);
        }
        analyses.look();
        return analyses;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        focus.follow();
    }

    FilmView film() {
        return film;
    }

    /** The film with all that lies on it, for another window. */
    Node takeFilm() {
        stage.getChildren().remove(filmDesk);
        return filmDesk;
    }

    /** Takes the film back into this window. */
    void putFilm() {
        if (filmDesk.getParent() != stage) {
            stage.getChildren().addFirst(filmDesk);
        }
    }

    /** Every key is the film's, in whichever window it is. */
    private void focusFilm() {
        film.requestFocus();
        if (getScene() != null && film.getScene() != getScene()) {
            getScene().getRoot().requestFocus();
        }
    }

    /** All pages that can lie over the window. */
    Set<Page> pages() {
        return pages.pages();
    }

    /** A page that is gone would leave the keyboard to the first button of the bar. */
    private void backToFilm(WindowViewModel window) {
        window.pageProperty().when(InWindow.of(this)).addListener((property, before, now) -> {
            if (now.isEmpty()) {
                focusFilm();
            }
        });
    }

    private static Node patient(WorkbenchViewModel workbench, WindowTexts texts) {
        PatientViewModel patient = new PatientViewModel(texts, Clock.systemDefaultZone(), workbench.notices());
        return workbench
                .openProperty()
                .get()
                .<Node>map(open -> new PatientPage(open, patient, texts))
                .orElseGet(Region::new);
    }

    private Node films(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        return workbench
                .study()
                .readingProperty()
                .get()
                .<Node>map(reader -> sized(new StudyFilmsPage(
                        reader, listed, texts, () -> window.pageProperty().set(Optional.empty()))))
                .orElseGet(Region::new);
    }
}
