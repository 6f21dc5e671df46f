package org.nasion.model.shape;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;

/** Where the shipped shape statistics come from. */
public final class ShapeData {

    /** The points that the ISBI data set marks. */
    static final List<Landmark> ISBI = List.of(
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
            Landmark.AR,
            Landmark.SN,
            Landmark.POG_SOFT);

    private ShapeData() {}

    /**
     * What judges the seen points: the experts' means on the training films of a folder of data sets.
     *
     * @throws ProblemException {@code NAS-DATASET-…} where it cannot be used
     */
    public static ShapeFit plausibility(Path datasets) {
        List<Map<Landmark, Point>> heads = new DatasetReader()
                .read(datasets).filmsOf("train").stream()
                        .map(film -> film.marksOf(Dataset.MEAN))
                        .toList();
        return new ShapeFit(
                "training films of ISBI 2015 (Wang et al. 2016) and of Hamedan University, mean of two experts",
                ISBI,
                List.of(),
                heads);
    }
}
