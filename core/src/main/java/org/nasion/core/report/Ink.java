package org.nasion.core.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;

/** What a picture is drawn with: areas and lines, on pixels, in a PDF or in SVG. */
sealed interface Ink {

    /** @param opacity 0 to 1 */
    void fill(Shape shape, Color color, double opacity);

    /**
     * With round ends and corners.
     *
     * @param dash lengths of stroke and gap; null for a whole line
     */
    void stroke(Shape shape, Color color, double opacity, double width, float[] dash);

    /** Java2D, which is also how a PDF is drawn on. */
    record Java2d(Graphics2D g) implements Ink {

        @Override
        public void fill(Shape shape, Color color, double opacity) {
            g.setColor(faded(color, opacity));
            g.fill(shape);
        }

        @Override
        public void stroke(Shape shape, Color color, double opacity, double width, float[] dash) {
            g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0));
            g.setColor(faded(color, opacity));
            g.draw(shape);
        }

        private static Color faded(Color color, double opacity) {
            return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
        }
    }

    /** SVG elements, coordinates with two decimals. */
    record Svg(StringBuilder out) implements Ink {

        @Override
        public void fill(Shape shape, Color color, double opacity) {
            out.append("<path fill=\"").append(hex(color)).append('"');
            opacity("fill-opacity", opacity);
            path(shape);
        }

        @Override
        public void stroke(Shape shape, Color color, double opacity, double width, float[] dash) {
            out.append("<path fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke=\"")
                    .append(hex(color))
                    .append("\" stroke-width=\"")
                    .append(number(width))
                    .append('"');
            opacity("stroke-opacity", opacity);
            if (dash != null) {
                out.append(" stroke-dasharray=\"");
                for (int i = 0; i < dash.length; i++) {
                    out.append(i == 0 ? "" : " ").append(number(dash[i]));
                }
                out.append('"');
            }
            path(shape);
        }

        private void opacity(String attribute, double opacity) {
            if (opacity < 1) {
                out.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(number(opacity))
                        .append('"');
            }
        }

        private void path(Shape shape) {
            double[] at = new double[6];
            PathIterator steps = shape.getPathIterator(null);
            out.append(steps.getWindingRule() == PathIterator.WIND_EVEN_ODD ? " fill-rule=\"evenodd\" d=\"" : " d=\"");
            for (; !steps.isDone(); steps.next()) {
                int kind = steps.currentSegment(at);
                out.append("MLQCZ".charAt(kind));
                int numbers = new int[] {2, 2, 4, 6, 0}[kind];
                for (int i = 0; i < numbers; i++) {
                    out.append(i == 0 ? "" : " ").append(number(at[i]));
                }
            }
            out.append("\"/>");
        }

        private static String hex(Color color) {
            return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
        }

        private static String number(double value) {
            double rounded = Math.round(value * 100) / 100.0;
            return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
        }
    }
}
