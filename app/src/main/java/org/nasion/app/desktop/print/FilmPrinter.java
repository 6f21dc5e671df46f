package org.nasion.app.desktop.print;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.OverlayPicture;

/** Prints the open film with its tracing at true size, through the system's own dialog. Only films with a scale have one. */
public final class FilmPrinter {

    /** Printers' units in a millimetre. */
    private static final double PER_MM = 72 / 25.4;
    /** Dots per mm that a picture is made for, as of 300 dpi; more does not show on paper. */
    private static final double DOTS = 12;

    private static final int LONGEST_SIDE = 4800;

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;
    private final Supplier<Window> owner;
    private final String fontFamily;

    public FilmPrinter(WorkbenchViewModel workbench, WindowTexts texts, Supplier<Window> owner, String fontFamily) {
        this.workbench = workbench;
        this.texts = texts;
        this.owner = owner;
        this.fontFamily = fontFamily;
    }

    /** Asks for a printer and prints; says so where there is none. */
    public void print() {
        Optional<OpenCase> open = workbench.openProperty().get();
        Calibration scale = open.map(
                        shown -> shown.tracing().readingsProperty().get().calibration())
                .orElse(new Calibration.Uncalibrated(1));
        if (scale.mmPerPx().isEmpty()) {
            return;
        }
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            workbench
                    .notices()
                    .add(Notice.of(Failure.of(
                            new ProblemException("NAS-PRINT-NONE", "No printer is set up on this computer."))));
            return;
        }
        if (job.showPrintDialog(owner.get())) {
            print(open.orElseThrow(), scale, job);
        }
    }

    private void print(OpenCase shown, Calibration scale, PrinterJob job) {
        double mm = scale.mmPerPx().orElseThrow();
        double width = shown.film().width() * mm;
        double height = shown.film().height() * scale.pixelAspect() * mm;
        Readings readings = shown.tracing().readingsProperty().get();
        PageLayout page = job.getJobSettings().getPageLayout();
        TrueSizeSheets sheets = new TrueSizeSheets(
                width, height, page.getPrintableWidth() / PER_MM, page.getPrintableHeight() / PER_MM);
        String name = shown.name();
        workbench
                .tasks()
                .start(
                        texts.get("print.doing"),
                        progress -> {
                            OverlayPicture.Pixels picture = OverlayPicture.pixels(
                                    shown.film(),
                                    readings,
                                    shown.tracing().state().annotations(),
                                    (int) Math.min(LONGEST_SIDE, Math.ceil(Math.max(width, height) * DOTS)));
                            Image image = image(picture);
                            List<TrueSizeSheets.Sheet> all = sheets.all();
                            boolean done = true;
                            for (int i = 0; i < all.size() && done && !progress.isCancelled(); i++) {
                                String words = texts.get(
                                        "print.caption",
                                        name,
                                        i + 1,
                                        all.size(),
                                        texts.terms().source(scale));
                                done = job.printPage(page, sheet(image, sheets, all.get(i), words, fontFamily));
                            }
                            if (progress.isCancelled() || !done) {
                                job.cancelJob();
                            }
                            if (!done || !progress.isCancelled() && !job.endJob()) {
                                throw new ProblemException("NAS-PRINT-FAILED", "The printer did not take the film.");
                            }
                            return true;
                        },
                        done -> {},
                        failure -> workbench.notices().add(Notice.of(failure)));
    }

    private static Image image(OverlayPicture.Pixels picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.argb(),
                        0,
                        picture.width());
        return image;
    }

    /** Its part of the film, and at its foot the bar with its words; in printers' units of 1/72 inch. */
    public static Pane sheet(
            Image film, TrueSizeSheets sheets, TrueSizeSheets.Sheet sheet, String words, String family) {
        double across = film.getWidth() / sheets.filmWidth();
        double down = film.getHeight() / sheets.filmHeight();
        ImageView part = new ImageView(film);
        part.setViewport(
                new Rectangle2D(sheet.x() * across, sheet.y() * down, sheet.width() * across, sheet.height() * down));
        part.setFitWidth(sheet.width() * PER_MM);
        part.setFitHeight(sheet.height() * PER_MM);
        part.relocate(sheet.left() * PER_MM, sheet.top() * PER_MM);
        double foot = (sheets.paperHeight() - TrueSizeSheets.FOOT) * PER_MM;
        Pane pane = new Pane(part);
        for (int i = 0; i <= 50; i += 5) {
            double tick = i % 10 == 0 ? 4 : 2.5;
            pane.getChildren().add(black(i * PER_MM - 0.25, foot + 2 * PER_MM, 0.5, tick * PER_MM));
        }
        pane.getChildren().add(black(0, foot + 2 * PER_MM, TrueSizeSheets.BAR * PER_MM, 0.6));
        Text text = new Text(words);
        text.setFont(Font.font(family, 7));
        text.setWrappingWidth(sheets.paperWidth() * PER_MM);
        text.relocate(0, foot + 7.5 * PER_MM);
        pane.getChildren().add(text);
        return pane;
    }

    private static Rectangle black(double x, double y, double width, double height) {
        Rectangle line = new Rectangle(x, y, width, height);
        line.setFill(Color.BLACK);
        return line;
    }
}
