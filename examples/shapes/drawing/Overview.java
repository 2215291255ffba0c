import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws all pictures on one sheet, with their annotations over them. */
final class Overview {
    private static final int COLUMNS = 4;
    private static final int CELL_WIDTH = 300;
    private static final int CELL_HEIGHT = 225;
    private static final int GAP = 16;
    private static final Color PAPER = new Color(0xF7F5F0);
    private static final float POLYGON_TINT = 0.15f;
    /** More opaque, because a mask gets no outline: only its pixels show it. */
    private static final float MASK_TINT = 0.5f;

    private static final float LINE = 1.8f;
    private static final double KEYPOINT_RADIUS = 3.4;

    private Overview() {}

    static BufferedImage of(List<Scene> scenes) {
        int rows = (scenes.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * (CELL_WIDTH + GAP) + GAP;
        int height = rows * (CELL_HEIGHT + GAP) + GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Scene.smooth(sheet.createGraphics());
        graphics.setPaint(PAPER);
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < scenes.size(); i++) {
            int left = GAP + i % COLUMNS * (CELL_WIDTH + GAP);
            int top = GAP + i / COLUMNS * (CELL_HEIGHT + GAP);
            Graphics2D cell = (Graphics2D) graphics.create(left, top, CELL_WIDTH, CELL_HEIGHT);
            drawCell(cell, scenes.get(i));
            cell.dispose();
        }
        graphics.dispose();
        return sheet;
    }

    private static void drawCell(Graphics2D cell, Scene scene) {
        double scale = Math.min(1.0 * CELL_WIDTH / scene.width(), 1.0 * CELL_HEIGHT / scene.height());
        // Whole pixels, because the picture's edges would blur otherwise.
        cell.translate(
                Math.round((CELL_WIDTH - scale * scene.width()) / 2),
                Math.round((CELL_HEIGHT - scale * scene.height()) / 2));
        cell.scale(scale, scale);
        cell.clip(scene.frame());
        scene.paint(cell);
        cell.setStroke(new BasicStroke((float) (LINE / scale)));
        scene.annotations().forEach(annotation -> drawAnnotation(cell, annotation));
    }

    private static void drawAnnotation(Graphics2D cell, Annotation annotation) {
        cell.setPaint(annotation.category().ink);
        if (annotation.region() instanceof Polygons polygons) {
            tint(cell, polygons.path(), POLYGON_TINT);
            cell.draw(polygons.path());
        } else if (annotation.region() instanceof Mask mask) {
            tint(cell, pixels(mask), MASK_TINT);
        }
        cell.draw(annotation.region().bounds());
        drawKeypoints(cell, annotation.keypoints());
    }

    private static void tint(Graphics2D cell, Shape shape, float opacity) {
        cell.setComposite(AlphaComposite.SrcOver.derive(opacity));
        cell.fill(shape);
        cell.setComposite(AlphaComposite.SrcOver);
    }

    private static Shape pixels(Mask mask) {
        Path2D pixels = new Path2D.Double();
        for (int x = 0; x < mask.width(); x++) {
            for (int y = 0; y < mask.height(); y++) {
                if (mask.isSet(x, y)) {
                    pixels.append(new Rectangle2D.Double(x, y, 1, 1), false);
                }
            }
        }
        return pixels;
    }

    /** Draws a visible keypoint as a filled dot, a hidden one as an open circle. */
    private static void drawKeypoints(Graphics2D cell, List<Keypoint> keypoints) {
        if (keypoints.isEmpty()) {
            return;
        }
        Paint ink = cell.getPaint();
        for (List<Integer> bone : Category.PERSON_SKELETON) {
            Keypoint from = keypoints.get(bone.get(0) - 1);
            Keypoint to = keypoints.get(bone.get(1) - 1);
            if (from.labelled() && to.labelled()) {
                cell.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
            }
        }
        for (Keypoint point : keypoints.stream().filter(Keypoint::labelled).toList()) {
            Shape dot = Curves.disc(point.x(), point.y(), KEYPOINT_RADIUS);
            cell.setPaint(point.visibility() == Keypoint.VISIBLE ? ink : Color.WHITE);
            cell.fill(dot);
            cell.setPaint(point.visibility() == Keypoint.VISIBLE ? Color.WHITE : ink);
            cell.draw(dot);
            cell.setPaint(ink);
        }
    }
}
