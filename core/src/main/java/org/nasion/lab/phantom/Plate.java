package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;

/** The sum of µ·t along every ray: where bodies are projected. Drawn in head space, mm. */
final class Plate {

    private static final double TABLE_STEP_MM = 0.05;

    final int width;
    final int height;
    final View view;
    final float[] attenuation;
    private final Texture texture;
    private final Carry carry;

    Plate(int width, int height, View view, Texture texture) {
        this(width, height, view, texture, Carry.NONE, new float[width * height]);
    }

    private Plate(int width, int height, View view, Texture texture, Carry carry, float[] attenuation) {
        this.width = width;
        this.height = height;
        this.view = view;
        this.texture = texture;
        this.carry = carry;
        this.attenuation = attenuation;
    }

    /** The same plate for a structure that has moved since the first film: outlines and grain go with the bone. */
    Plate carrying(Carry structure) {
        return new Plate(width, height, view, texture, structure, attenuation);
    }

    /** A region of the plate in px. */
    private record Box(int left, int top, int width, int height) {}

    /** Adds a body with a closed outline (polyline in head space). */
    void body(List<Point> outline, Profile profile, Texture.Grain grain, double grainAmount) {
        List<Point> raster = raster(outline);
        Box box = box(raster, 2);
        if (box.width() <= 0 || box.height() <= 0) {
            return;
        }
        DistanceField field = new DistanceField(raster, true, box.left(), box.top(), box.width(), box.height());
        boolean[] inside = DistanceField.inside(raster, box.left(), box.top(), box.width(), box.height());
        add(box, field, inside, null, profile, grain, grainAmount);
    }

    void body(List<Point> outline, Profile profile) {
        body(outline, profile, Texture.Grain.NONE, 0);
    }

    /**
     * Adds a body with the closed outline {@code edge} + {@code seam} whose thickness follows the distance from
     * {@code edge} alone; towards {@code seam} it fades over {@code fadeMm}, where other bodies take over.
     */
    void bodyFrom(
            List<Point> edge,
            List<Point> seam,
            double fadeMm,
            Profile profile,
            Texture.Grain grain,
            double grainAmount) {
        List<Point> outline = new ArrayList<>(raster(edge));
        outline.addAll(raster(seam));
        Box box = box(outline, 2);
        if (box.width() <= 0 || box.height() <= 0) {
            return;
        }
        // both curves may leave the plate: distances are measured on the part that is seen
        DistanceField field = new DistanceField(raster(edge), false, box.left(), box.top(), box.width(), box.height());
        DistanceField fading = new DistanceField(raster(seam), false, box.left(), box.top(), box.width(), box.height());
        boolean[] inside = DistanceField.inside(outline, box.left(), box.top(), box.width(), box.height());
        float[] fade = new float[inside.length];
        double toFade = 1 / (view.pxPerMm() * fadeMm);
        for (int i = 0; i < fade.length; i++) {
            double t = Math.min(1, fading.distance[i] * toFade);
            fade[i] = (float) (t * t * (3 - 2 * t));
        }
        add(box, field, inside, fade, profile, grain, grainAmount);
    }

    /** Adds a thin sheet seen on edge: a line of this full width at its foot, brightest in the middle. */
    void line(List<Point> open, double widthMm, double amount) {
        line(open, widthMm, amount, 1, 1);
    }

    /** A line whose strength runs evenly from {@code startShare} to {@code endShare} of the amount. */
    void line(List<Point> open, double widthMm, double amount, double startShare, double endShare) {
        List<Point> raster = raster(open);
        double half = Math.max(0.9, widthMm / 2 * view.pxPerMm());
        Box box = box(raster, (int) Math.ceil(half) + 1);
        if (box.width() <= 0 || box.height() <= 0) {
            return;
        }
        float[] best = new float[box.width() * box.height()];
        int segments = raster.size() - 1;
        for (int i = 0; i < segments; i++) {
            stroke(
                    raster.get(i),
                    raster.get(i + 1),
                    half,
                    box,
                    best,
                    startShare + (endShare - startShare) * i / segments,
                    (endShare - startShare) / segments);
        }
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int at = (y + box.top()) * width + x + box.left();
                attenuation[at] += (float) (amount * best[y * box.width() + x]);
            }
        }
    }

    private static void stroke(Point a, Point b, double half, Box box, float[] best, double share, double growth) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double lengthSquared = Math.max(1e-9, dx * dx + dy * dy);
        int x0 = Math.max(0, (int) (Math.min(a.x(), b.x()) - half) - box.left());
        int x1 = Math.min(box.width() - 1, (int) (Math.max(a.x(), b.x()) + half) + 1 - box.left());
        int y0 = Math.max(0, (int) (Math.min(a.y(), b.y()) - half) - box.top());
        int y1 = Math.min(box.height() - 1, (int) (Math.max(a.y(), b.y()) + half) + 1 - box.top());
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                double px = x + box.left() - a.x();
                double py = y + box.top() - a.y();
                double t = Math.clamp((px * dx + py * dy) / lengthSquared, 0.0, 1.0);
                double ex = px - t * dx;
                double ey = py - t * dy;
                double q = 1 - (ex * ex + ey * ey) / (half * half);
                if (q > 0) {
                    int i = y * box.width() + x;
                    best[i] = Math.max(best[i], (float) (q * q * (share + growth * t)));
                }
            }
        }
    }

    private void add(
            Box box,
            DistanceField field,
            boolean[] inside,
            float[] fade,
            Profile profile,
            Texture.Grain grain,
            double grainAmount) {
        double toTable = 1 / (view.pxPerMm() * TABLE_STEP_MM);
        float[] table = table(profile, field, inside, toTable);
        float[] noise = grain == Texture.Grain.NONE ? null : noise(box, inside, grain);
        for (int y = 0; y < box.height(); y++) {
            int at = (y + box.top()) * width + box.left();
            int from = y * box.width();
            for (int x = 0; x < box.width(); x++) {
                if (inside[from + x]) {
                    float position = (float) (field.distance[from + x] * toTable);
                    int k = (int) position;
                    float value = table[k] + (table[k + 1] - table[k]) * (position - k);
                    if (fade != null) {
                        value *= fade[from + x];
                    }
                    if (noise != null) {
                        value *= (float) (1 + grainAmount * noise[from + x]);
                    }
                    attenuation[at + x] += value;
                }
            }
        }
    }

    /** The grain of the bone as it lies on this plate. */
    private float[] noise(Box box, boolean[] inside, Texture.Grain grain) {
        float[] noise = new float[inside.length];
        boolean stays = carry == Carry.NONE && texture.view().equals(view);
        for (int y = 0; y < box.height(); y++) {
            int from = y * box.width();
            for (int x = 0; x < box.width(); x++) {
                if (inside[from + x]) {
                    noise[from + x] = stays
                            ? texture.plane(grain)[(y + box.top()) * width + box.left() + x]
                            : texture.at(grain, carry.undo(view.toHead(new Point(x + box.left(), y + box.top()))));
                }
            }
        }
        return noise;
    }

    private static float[] table(Profile profile, DistanceField field, boolean[] inside, double toTable) {
        float deepest = 0;
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                deepest = Math.max(deepest, field.distance[i]);
            }
        }
        float[] table = new float[(int) (deepest * toTable) + 3];
        for (int k = 0; k < table.length; k++) {
            table[k] = (float) profile.at(k * TABLE_STEP_MM);
        }
        return table;
    }

    private List<Point> raster(List<Point> head) {
        return head.stream().map(carry::apply).map(view::toRaster).toList();
    }

    private Box box(List<Point> raster, int margin) {
        double x0 = Double.MAX_VALUE;
        double x1 = -Double.MAX_VALUE;
        double y0 = Double.MAX_VALUE;
        double y1 = -Double.MAX_VALUE;
        for (Point p : raster) {
            x0 = Math.min(x0, p.x());
            x1 = Math.max(x1, p.x());
            y0 = Math.min(y0, p.y());
            y1 = Math.max(y1, p.y());
        }
        int left = Math.max(0, (int) Math.floor(x0) - margin);
        int top = Math.max(0, (int) Math.floor(y0) - margin);
        int right = Math.min(width - 1, (int) Math.ceil(x1) + margin);
        int bottom = Math.min(height - 1, (int) Math.ceil(y1) + margin);
        return new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
