package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.nasion.core.drawing.SchematicHead;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;

/** Two people marked the same films; one of them puts Go 3 mm further back and 4 mm higher, so 5 mm away (S–N lies level). */
class AgreementJourneyTest extends Journey {

    private static final int FILMS = 4;
    private static final double MM_PER_PX = 0.1;

    private Path dataset() throws IOException {
        Path set = Files.createDirectories(folder.resolve("readers"));
        Files.createDirectories(set.resolve("images"));
        for (int film = 0; film < FILMS; film++) {
            Files.writeString(set.resolve("images").resolve("film" + film + ".png"), "FILM");
        }
        Files.writeString(set.resolve("landmarks_ada.csv"), table(0, 0));
        Files.writeString(set.resolve("landmarks_ben.csv"), table(-3, 4));
        return set;
    }

    /** A level head in px, with Go moved by mm to the front and up. */
    private static String table(double forward, double up) {
        StringBuilder csv = new StringBuilder("image,split,width,height,mm_per_px");
        Landmark.STANDARD.forEach(landmark -> csv.append(',')
                .append(landmark.code())
                .append("_x,")
                .append(landmark.code())
                .append("_y"));
        Point s = SchematicHead.at(Landmark.S);
        Point n = SchematicHead.at(Landmark.N);
        double tilt = Math.atan2(s.y() - n.y(), n.x() - s.x()); // the schematic head has y downwards
        for (int film = 0; film < FILMS; film++) {
            csv.append("\nfilm").append(film).append(".png,test,2400,2400,").append(MM_PER_PX);
            for (Landmark landmark : Landmark.STANDARD) {
                Point at = SchematicHead.at(landmark);
                double x = at.x() - s.x();
                double y = s.y() - at.y();
                double level = Math.cos(tilt) * x + Math.sin(tilt) * y;
                double high = -Math.sin(tilt) * x + Math.cos(tilt) * y;
                if (landmark.equals(Landmark.GO)) {
                    level += forward;
                    high += up;
                }
                csv.append(String.format(Locale.ROOT, ",%.6f,%.6f", 900 + level / MM_PER_PX, 900 - high / MM_PER_PX));
            }
        }
        return csv.append('\n').toString();
    }

    private <T extends Node> T lookup(String id, Class<T> kind) throws Exception {
        return onUi(() -> kind.cast(window.content().lookup("#" + id)));
    }

    @Test
    void aFolderOfTwoReadersIsComparedShownAndWritten() throws Exception {
        start();
        dialogs.folder = Optional.of(dataset());
        new FxRobot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        onUi(() -> {
            ((Button) window.content().lookup("#agreement-choose")).fire();
            return null;
        });
        assertEquals("ada – ben", onUi(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Object> pair = (ComboBox<Object>) window.content().lookup("#agreement-pair");
            return pair.getConverter().toString(pair.getValue());
        }));
        TableView<?> points = lookup("agreement-points", TableView.class);
        int go = Landmark.STANDARD.size();
        assertEquals(go, points.getItems().size());
        for (int row = 0; row < go; row++) {
            boolean moved = cell(points, 0, row).equals("Go");
            assertEquals(moved ? "5.00" : "0.00", cell(points, 2, row), cell(points, 0, row));
            assertEquals(moved ? "-3.00" : "0.00", cell(points, 5, row).replace("-0.00", "0.00"));
            assertEquals(
                    moved ? "+4.00" : "0.00",
                    cell(points, 6, row).replace("-0.00", "0.00").replace("+0.00", "0.00"));
        }
        TableView<?> measurements = lookup("agreement-measurements", TableView.class);
        assertFalse(measurements.getItems().isEmpty());
        assertTrue(lookup("agreement-summary", Labeled.class).getText().startsWith("4 films read by ada, ben"));

        dialogs.folder = Optional.of(folder.resolve("results"));
        onUi(() -> {
            ((Button) window.content().lookup("#agreement-write")).fire();
            return null;
        });
        for (String name :
                Set.of("landmarks.csv", "measurements.csv", "agreement.xlsx", "supplement.pdf", "method.txt")) {
            assertTrue(Files.exists(folder.resolve("results").resolve(name)), name);
        }
        assertNotNull(lookup("agreement-told", Labeled.class).getText());
    }

    @Test
    void aFolderWithoutReadersIsToldAndKeepsWhatWasShown() throws Exception {
        start();
        dialogs.folder = Optional.of(Files.createDirectories(folder.resolve("empty")));
        new FxRobot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        onUi(() -> {
            ((Button) window.content().lookup("#agreement-choose")).fire();
            return null;
        });
        assertTrue(lookup("agreement-told", Labeled.class).getText().contains("is not a data set"));
    }

    private static String cell(TableView<?> table, int column, int row) {
        return String.valueOf(
                table.getColumns().get(column).getCellObservableValue(row).getValue());
    }
}
