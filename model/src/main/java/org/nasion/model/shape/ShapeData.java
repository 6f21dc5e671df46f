package org.nasion.model.shape;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;
import org.nasion.model.dataset.JointPositions;

/** Where the shipped shape statistics come from. */
public final class ShapeData {

    /** The points of the joint positions that the ISBI data set marks too. */
    private static final List<Landmark> SHARED = List.of(
            Landmark.S,
            Landmark.N,
            Landmark.OR,
            Landmark.PO,
            Landmark.A,
            Landmark.B,
            Landmark.POG,
            Landmark.ME,
            Landmark.GN,
            Landmark.GO,
            Landmark.LIT,
            Landmark.UIT,
            Landmark.LS,
            Landmark.LI,
            Landmark.PNS,
            Landmark.ANS,
            Landmark.AR);

    private ShapeData() {}

    /**
     * What places the unseen points.
     *
     * @param csv joint positions of 26 landmarks, one head per line
     * @throws ProblemException {@code NAS-DATASET-…} where it cannot be used
     */
    public static ShapeFit completion(Path csv) {
        List<Landmark> others = List.of(
                Landmark.CO,
                Landmark.R,
                Landmark.UIA,
                Landmark.LIA,
                Landmark.UPM,
                Landmark.LPM,
                Landmark.UMT,
                Landmark.LMT,
                Landmark.PN);
        return new ShapeFit(
                "150 subjects of the Aariz test set (Khalid et al. 2025, CC BY 4.0), as predicted by DeLR",
                SHARED,
                others,
                JointPositions.read(csv));
    }

    /**
     * What judges the seen points: the experts' means on the training films of a folder of data sets.
     *
     * @throws ProblemException {@code NAS-DATASET-…} where it cannot be used
     */
    public static ShapeFit plausibility(Path datasets) {
        List<Landmark> all = new ArrayList<>(SHARED);
        all.add(Landmark.SN);
        all.add(Landmark.POG_SOFT);
        List<Map<Landmark, Point>> heads = new DatasetReader()
                .read(datasets).filmsOf("train").stream()
                        .map(film -> film.marksOf(Dataset.MEAN))
                        .toList();
        return new ShapeFit(
                "training films of ISBI 2015 (Wang et al. 2016) and of Hamedan University, mean of two experts",
                all,
                List.of(),
                heads);
    }
}
