package org.nasion.app.desktop.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.AgreementServices;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.chart.Chart;
import org.nasion.core.problem.Problem;
import org.nasion.core.report.ChartPicture;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.Agreement.Measured;
import org.nasion.core.study.agreement.Agreement.Pair;
import org.nasion.core.study.agreement.BlandAltmanChart;
import org.nasion.core.study.agreement.EllipseCharts;
import org.nasion.core.study.agreement.ReadFilms;

/**
 * Compares readers of the films in a folder. Says nothing in any language, so that it lives as long as the program, whatever
 * language the window speaks.
 */
public final class AgreementViewModel {

    /** Measurements that get a Bland–Altman picture among the files, as with {@code nasion study agreement}. */
    private static final Set<String> PICTURES =
            Set.of("SNA", "SNB", "ANB", "Wits", "SN_GoGn", "FMA", "U1_SN", "IMPA", "LAFH", "Overjet");

    private static final double DPI = 144;
    private static final double HEAD = 300;
    private static final double WIDTH = 330;
    private static final double HEIGHT = 240;

    /**
     * What was found.
     *
     * @param remarks what the source of the readings has to tell, one sentence each
     */
    public record Shown(Path folder, Agreement agreement, List<String> remarks) {}

    private final AgreementServices services;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final BooleanProperty network = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Pair>> pair = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> written = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param tasks shows what it does on the page alone */
    public AgreementViewModel(AgreementServices services, DialogService dialogs, TaskRunner tasks) {
        this.services = services;
        this.dialogs = dialogs;
        this.tasks = tasks;
    }

    /** Asks for a folder and compares the readers in it. */
    public void choose(String title) {
        dialogs.chooseFolder(title, shown.get().map(Shown::folder)).ifPresent(this::compare);
    }

    /** Compares the readers of a folder; what was shown stays until it is done. */
    public void compare(Path folder) {
        boolean networkReads = network.get();
        written.set(Optional.empty());
        problem.set(Optional.empty());
        tasks.start(
                "",
                progress -> {
                    ReadFilms read = services.reader().read(folder, networkReads, progress);
                    return new Shown(folder, services.compare().apply(read), read.remarks());
                },
                found -> {
                    shown.set(Optional.of(found));
                    pair.set(found.agreement().pairs().stream().findFirst());
                },
                failure -> problem.set(Optional.of(failure.problem())));
    }

    /** Asks for a folder and writes tables, pictures and pages for a paper into it. */
    public void write(String title, String heading) {
        shown.get()
                .ifPresent(now -> dialogs.chooseFolder(title, Optional.empty()).ifPresent(folder -> {
                    written.set(Optional.empty());
                    problem.set(Optional.empty());
                    tasks.start(
                            "",
                            progress -> {
                                services.writer().write(folder, heading, now.agreement(), now.remarks(), PICTURES);
                                return folder;
                            },
                            done -> written.set(Optional.of(done)),
                            failure -> problem.set(Optional.of(failure.problem())));
                }));
    }

    /** The ellipses of two readers' errors on a head, as a PNG; told on the UI thread. */
    public void pictureOf(Pair of, Consumer<byte[]> told) {
        picture(() -> EllipseCharts.onHead("", of.landmarks(), HEAD), told);
    }

    /** Two readers' differences over their means, as a PNG; told on the UI thread. */
    public void pictureOf(Pair of, Measured measured, Consumer<byte[]> told) {
        picture(() -> BlandAltmanChart.of(measured, of.first(), of.second(), WIDTH, HEIGHT), told);
    }

    private void picture(Supplier<Chart> chart, Consumer<byte[]> told) {
        tasks.apart()
                .start(
                        "",
                        progress -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            try {
                                new ChartPicture().writePng(chart.get(), DPI, out);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            return out.toByteArray();
                        },
                        told,
                        failure -> problem.set(Optional.of(failure.problem())));
    }

    /** Whether the network's proposals are a reading too, from the next comparison on. */
    public BooleanProperty networkProperty() {
        return network;
    }

    /** The two readers whose figures are shown. */
    public ObjectProperty<Optional<Pair>> pairProperty() {
        return pair;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The folder that the results were written into last. */
    public ReadOnlyObjectProperty<Optional<Path>> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** What is under way. */
    public TaskRunner tasks() {
        return tasks;
    }
}
