package org.nasion.lab.phantom;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.text.CsvRows;

/**
 * Fits the shape statistics that phantoms are drawn from: generalised Procrustes alignment (position,
 * rotation and size removed), the mean turned until Po–Or is level and scaled until S–N is 69 mm, then
 * principal components. Only the coefficients are kept. To repeat it, from the repository's root:
 *
 * <pre>
 * mvn -q -pl core compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp core/target/classes:$(cat core/target/classpath) org.nasion.lab.phantom.HeadFit \
 *      ../shared/data/shapes/aariz_test_predicted_26.csv \
 *      core/src/main/resources/org/nasion/core/phantom/shape-statistics.json
 * </pre>
 */
final class HeadFit {

    private static final int MODES = 18;
    private static final double SELLA_NASION_MM = 69;

    private HeadFit() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: HeadFit points.csv coefficients.json");
        }
        List<String> codes = new ArrayList<>();
        List<double[]> shapes = read(Path.of(args[0]), codes);
        Path target = Path.of(args[1]);
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), fit(shapes, codes));
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<double[]> read(Path csv, List<String> codes) throws IOException {
        List<CsvRows.Row> rows;
        try {
            rows = CsvRows.of(Files.readString(csv)).rows();
        } catch (CsvRows.BrokenException e) {
            throw new IOException("line " + e.line(), e);
        }
        List<String> header = rows.getFirst().cells();
        for (int c = 1; c < header.size(); c += 2) {
            codes.add(header.get(c).substring(0, header.get(c).length() - 2));
        }
        List<double[]> shapes = new ArrayList<>();
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            if (row.cells().stream().noneMatch(String::isEmpty)) {
                shapes.add(row.cells().stream()
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        return shapes;
    }

    private static Map<String, Object> fit(List<double[]> shapes, List<String> codes) {
        shapes.forEach(HeadFit::normalise);
        double[] mean = shapes.getFirst().clone();
        for (int round = 0; round < 20; round++) {
            double[] next = new double[mean.length];
            for (double[] shape : shapes) {
                turnTo(shape, mean);
                for (int i = 0; i < next.length; i++) {
                    next[i] += shape[i] / shapes.size();
                }
            }
            normalise(next);
            mean = next;
        }
        double[] levelled = levelled(mean, codes);
        for (double[] shape : shapes) {
            double size = Math.sqrt(dot(levelled, levelled));
            for (int i = 0; i < shape.length; i++) {
                shape[i] *= size;
            }
            turnTo(shape, levelled);
        }
        return coefficients(shapes, levelled, codes);
    }

    /** Centre at the origin, centroid size 1. */
    private static void normalise(double[] shape) {
        int n = shape.length / 2;
        double x = 0;
        double y = 0;
        for (int i = 0; i < n; i++) {
            x += shape[2 * i] / n;
            y += shape[2 * i + 1] / n;
        }
        for (int i = 0; i < n; i++) {
            shape[2 * i] -= x;
            shape[2 * i + 1] -= y;
        }
        double size = Math.sqrt(dot(shape, shape));
        for (int i = 0; i < shape.length; i++) {
            shape[i] /= size;
        }
    }

    /** Turns a shape about the origin to fit another best. */
    private static void turnTo(double[] shape, double[] other) {
        double along = dot(shape, other);
        double across = 0;
        for (int i = 0; i < shape.length; i += 2) {
            across += shape[i] * other[i + 1] - shape[i + 1] * other[i];
        }
        turn(shape, StrictMath.atan2(across, along));
    }

    private static void turn(double[] shape, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (int i = 0; i < shape.length; i += 2) {
            double x = shape[i];
            shape[i] = x * cos - shape[i + 1] * sin;
            shape[i + 1] = x * sin + shape[i + 1] * cos;
        }
    }

    private static double[] levelled(double[] mean, List<String> codes) {
        int po = 2 * codes.indexOf("Po");
        int or = 2 * codes.indexOf("Or");
        int s = 2 * codes.indexOf("S");
        int n = 2 * codes.indexOf("N");
        double[] out = mean.clone();
        turn(out, -StrictMath.atan2(out[or + 1] - out[po + 1], out[or] - out[po]));
        double scale = SELLA_NASION_MM / StrictMath.hypot(out[n] - out[s], out[n + 1] - out[s + 1]);
        for (int i = 0; i < out.length; i++) {
            out[i] *= scale;
        }
        return out;
    }

    private static Map<String, Object> coefficients(List<double[]> shapes, double[] mean, List<String> codes) {
        int d = mean.length;
        double[][] covariance = new double[d][d];
        for (double[] shape : shapes) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[i][j] += (shape[i] - mean[i]) * (shape[j] - mean[j]) / (shapes.size() - 1);
                }
            }
        }
        double[][] vectors = jacobi(covariance);
        Integer[] order = new Integer[d];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(covariance[j][j], covariance[i][i]));
        List<Map<String, Object>> modes = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < d; i++) {
            total += covariance[i][i];
        }
        for (int k = 0; k < MODES; k++) {
            int column = order[k];
            double[] vector = new double[d];
            for (int i = 0; i < d; i++) {
                vector[i] = Math.rint(vectors[i][column] * 1e6) / 1e6;
            }
            Map<String, Object> mode = new LinkedHashMap<>();
            mode.put("standardDeviationMm", Math.rint(Math.sqrt(covariance[column][column]) * 1e4) / 1e4);
            mode.put("shareOfVariance", Math.rint(covariance[column][column] / total * 1e4) / 1e4);
            mode.put("vector", vector);
            modes.add(mode);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(
                "about",
                "Shape statistics of 26 cephalometric landmarks, mm with S-N = 69 mm in the mean, x towards the face, "
                        + "y down, Frankfort horizontal level. From the points a published network (DeLR) predicted on the 150 test "
                        + "subjects of the Aariz data set (Khalid et al.); made by HeadFit.");
        out.put("subjects", shapes.size());
        out.put("landmarks", codes);
        out.put("mean", Arrays.stream(mean).map(v -> Math.rint(v * 1e4) / 1e4).toArray());
        out.put("modes", modes);
        return out;
    }

    /** Cyclic Jacobi: leaves the eigenvalues on the diagonal of {@code a} and returns the eigenvectors as columns. */
    private static double[][] jacobi(double[][] a) {
        int n = a.length;
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (Math.abs(a[p][q]) > 1e-14) {
                        rotate(a, v, p, q);
                    }
                }
            }
        }
        return v;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double akp = a[k][p];
            a[k][p] = c * akp - s * a[k][q];
            a[k][q] = s * akp + c * a[k][q];
        }
        for (int k = 0; k < a.length; k++) {
            double apk = a[p][k];
            a[p][k] = c * apk - s * a[q][k];
            a[q][k] = s * apk + c * a[q][k];
            double vkp = v[k][p];
            v[k][p] = c * vkp - s * v[k][q];
            v[k][q] = s * vkp + c * v[k][q];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
