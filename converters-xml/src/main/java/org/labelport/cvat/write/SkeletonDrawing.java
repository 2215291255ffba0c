package org.labelport.cvat.write;

import java.util.List;
import org.labelport.model.Skeleton;
import org.labelport.output.ByteText;
import org.labelport.xml.XmlText;

/**
 * The drawing of a skeleton in the list of labels, from which CVAT learns the edges. The points are put on a square
 * grid, as the model has no places for them.
 */
final class SkeletonDrawing {

    private static final int SIDE = 100;
    private static final int DECIMALS = 2;

    private SkeletonDrawing() {}

    static String of(Skeleton skeleton) {
        ByteText svg = new ByteText();
        XmlText xml = new XmlText(svg);
        int size = skeleton.points().size();
        int columns = (int) Math.ceil(Math.sqrt(size));
        for (Skeleton.Edge edge : skeleton.edges()) {
            xml.start("line")
                    .attribute("x1", x(edge.from(), columns), DECIMALS)
                    .attribute("y1", y(edge.from(), columns), DECIMALS)
                    .attribute("x2", x(edge.to(), columns), DECIMALS)
                    .attribute("y2", y(edge.to(), columns), DECIMALS)
                    .attribute("data-type", "edge")
                    .attribute("data-node-from", edge.from() + 1)
                    .attribute("data-node-to", edge.to() + 1)
                    .noContent();
        }
        List<String> points = skeleton.points();
        for (int i = 0; i < size; i++) {
            xml.start("circle")
                    .attribute("r", "0.75")
                    .attribute("cx", x(i, columns), DECIMALS)
                    .attribute("cy", y(i, columns), DECIMALS)
                    .attribute("data-type", "element node")
                    .attribute("data-element-id", i + 1)
                    .attribute("data-node-id", i + 1)
                    .attribute("data-label-name", points.get(i))
                    .noContent();
        }
        return svg.toString().replace("\n", "");
    }

    private static double x(int point, int columns) {
        return place(point % columns, columns);
    }

    private static double y(int point, int columns) {
        return place(point / columns, columns);
    }

    private static double place(int step, int steps) {
        return (step + 0.5) * SIDE / steps;
    }
}
