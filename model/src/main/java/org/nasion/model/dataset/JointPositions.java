package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/** Landmark positions of many heads without their pictures: one CSV line per head, {@code CODE_x, CODE_y} in px. */
public final class JointPositions {

    private JointPositions() {}

    /** @throws ProblemException {@code NAS-DATASET-DAMAGED} where the file cannot be read or understood */
    public static List<Map<Landmark, Point>> read(Path csv) {
        try {
            CsvTable table = CsvTable.read(csv);
            List<Map<Landmark, Point>> heads = new ArrayList<>();
            for (int row = 0; row < table.rows().size(); row++) {
                heads.add(table.points(row));
            }
            return heads;
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.file", "The file {0} cannot be read.", e, csv.getFileName());
        }
    }
}
