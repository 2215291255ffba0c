package org.labelport.labelstudio.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/**
 * Checks the results of one annotation or prediction.
 *
 * @param data of the task
 */
record ResultCheck(LabelConfig config, Node data, RangeCheck ranges, Limits limits, ResultProblems problems) {

    private static final double FULL = 100;
    private static final double FULL_TURN = 360;
    /** How far a place may be beyond the border because of rounding, in percent. */
    private static final double TOLERANCE = 1e-6;

    ResultCheck(LabelConfig config, Node data, Limits limits, ResultProblems problems) {
        this(config, data, new RangeCheck(config, data, problems), limits, problems);
    }

    void verify(List<Node> results) throws ExportException {
        Set<String> ids = new HashSet<>();
        Set<String> idsOfControls = new HashSet<>();
        for (Node result : results) {
            if (!isRelation(result)) {
                String id = result.string("id").orElse("");
                ids.add(id);
                id(id, result, idsOfControls);
                try {
                    result(id, result);
                } catch (IllegalArgumentException e) {
                    problems.rejected("result", id, e.getMessage());
                }
            }
        }
        for (Node result : results) {
            if (isRelation(result)) {
                relation(result, ids);
            }
        }
    }

    private static boolean isRelation(Node result) {
        return result.string("type").filter("relation"::equals).isPresent();
    }

    private void id(String id, Node result, Set<String> idsOfControls) throws ExportException {
        String control = result.string("from_name").orElse("");
        if (!id.isEmpty() && !idsOfControls.add(control + "\n" + id)) {
            problems.damaged("duplicate-id", "the result '" + id + "' exists twice; only one of them is shown");
        }
        if (RegionIds.isCut(id)) {
            problems.damaged(
                    "id-cut",
                    "Label Studio cuts the id '" + id
                            + "' at its number sign when it saves, and results with the same id become one region");
        }
    }

    private void relation(Node relation, Set<String> ids) throws ExportException {
        for (String end : List.of("from_id", "to_id")) {
            String id = relation.string(end).orElse("");
            if (!ids.contains(id)) {
                problems.rejected("relation", id, "a relation joins a result that does not exist");
            }
        }
    }

    private void result(String id, Node result) throws ExportException {
        for (String key : List.of("from_name", "to_name", "type", "value")) {
            if (result.field(key).isEmpty()) {
                problems.rejected("result", id, "it has no '" + key + "'");
                return;
            }
        }
        Node value = result.need("value");
        String type = result.need("type").text();
        control(id, result, type, value);
        page(id, result);
        switch (Geometry.kind(result)) {
            case BOX -> box(id, value);
            case ELLIPSE, POINT -> inside(id, value);
            case POLYGON -> polygon(id, value);
            case BRUSH -> brush(id, result, value);
            case SEQUENCE -> sequence(id, value);
            case RANGE -> ranges.range(id, result, value);
            case TURNS -> ranges.turns(id, result, value);
            case SERIES -> ranges.series(id, value);
            case ANSWER -> answer(id, type, value);
            case VECTOR, RANGES, HTML, OTHER -> {}
        }
    }

    private void control(String id, Node result, String type, Node value) throws ExportException {
        if (config.isEmpty()) {
            return;
        }
        String name = result.need("from_name").text();
        Optional<LabelConfig.Control> control = config.control(name);
        if (control.isEmpty()) {
            problems.rejected("control", id, "the interface has no control '" + name + "'");
            return;
        }
        if (!control.get().tag().equals(type)) {
            problems.rejected(
                    "control",
                    id,
                    "its type is '" + type + "', but that of '" + name + "' is '"
                            + control.get().tag() + "'");
        }
        if (!control.get().toNames().contains(result.need("to_name").text())) {
            problems.rejected(
                    "control",
                    id,
                    "'" + name + "' does not point at '"
                            + result.need("to_name").text() + "'");
        }
        Optional<Node> labels = value.field(type).filter(Node::isList);
        boolean listed = control.get().hasLabels() || type.equals(Tool.CHOICES.type());
        if (labels.isPresent() && listed) {
            for (String label : labels.get().texts()) {
                if (!control.get().values().contains(label)) {
                    problems.rejected("label", id, "'" + label + "' is not among the labels of '" + name + "'");
                }
            }
        }
    }

    /** Checks that the page that a result names is one of the document's pages. */
    private void page(String id, Node result) throws ExportException {
        Optional<Double> page = result.numeric("item_index");
        Optional<Node> list = config.shown(result).flatMap(shown -> data.field(shown.variable()));
        if (page.isEmpty() || list.isEmpty()) {
            return;
        }
        int pages = list.get().isList() ? list.get().elements().size() : 1;
        if (page.get() < 0 || page.get() >= pages) {
            problems.damaged(
                    "page",
                    "the result '" + id + "' is on page " + page.get().intValue() + ", but there are only " + pages
                            + " pages, counted from 0; it is not shown");
        }
    }

    private void answer(String id, String type, Node value) throws ExportException {
        String key = type.equals("textarea") ? "text" : type;
        Optional<Node> answer = value.field(key);
        boolean list = type.equals("choices") || type.equals("textarea") || type.equals("taxonomy");
        if (answer.isEmpty() || list && !answer.get().isList()) {
            problems.rejected("result", id, "its '" + key + "' is missing" + (list ? " or not a list" : ""));
        }
    }

    // ---- places -----------------------------------------------------------------------------------------------------

    private void box(String id, Node value) throws ExportException {
        boolean inside = inside(id, value);
        double width = value.need("width").number();
        double height = value.need("height").number();
        double rotation = value.field("rotation").map(Node::number).orElse(0.0);
        if (width > FULL || height > FULL || Math.abs(rotation) > FULL_TURN) {
            problems.rejected(
                    "outside", id, "its sides must be at most 100 percent and its rotation at most 360 degrees");
        } else if (inside
                && rotation == 0
                && (value.need("x").number() + width > FULL + TOLERANCE
                        || value.need("y").number() + height > FULL + TOLERANCE)) {
            problems.damaged("outside", "the result '" + id + "' extends beyond the picture. Clip it");
        }
    }

    /** Checks a place, and returns whether it is inside the picture. */
    private boolean inside(String id, Node value) throws ExportException {
        double x = value.need("x").number();
        double y = value.need("y").number();
        place(id, x, y);
        return Math.min(x, y) >= -TOLERANCE && Math.max(x, y) <= FULL + TOLERANCE;
    }

    private void place(String id, double x, double y) throws ExportException {
        if (x > FULL + TOLERANCE || y > FULL + TOLERANCE) {
            problems.rejected("outside", id, "it is placed at more than 100 percent of the picture");
        } else if (x < -TOLERANCE || y < -TOLERANCE) {
            problems.damaged("outside", "the result '" + id + "' has a point outside of the picture. Clip it");
        }
    }

    private void polygon(String id, Node value) throws ExportException {
        List<Node> points = value.need("points").elements();
        if (points.size() < 3) {
            problems.damaged(
                    "outside", "the result '" + id + "' has only " + points.size() + " points, and so no area");
        }
        for (Node point : points) {
            double[] xy = point.numbers();
            if (xy.length != 2) {
                throw new IllegalArgumentException("a point needs two numbers, but has " + xy.length);
            }
            place(id, xy[0], xy[1]);
        }
    }

    private void brush(String id, Node result, Node value) throws ExportException {
        int width = result.need("original_width").integer();
        int height = result.need("original_height").integer();
        try {
            Geometry.shape(Geometry.Kind.BRUSH, value, width, height, limits);
        } catch (IllegalArgumentException e) {
            problems.damaged(
                    "brush",
                    "the brush '" + id + "' is not a mask of " + width + " x " + height + " pixels: " + e.getMessage());
        }
    }

    private void sequence(String id, Node value) throws ExportException {
        for (Node each : value.need("sequence").elements()) {
            if (each.numeric("time").isEmpty()
                    || each.numeric("frame").filter(frame -> frame >= 1).isEmpty()) {
                problems.rejected(
                        "sequence", id, "each part of its sequence needs a 'time', and a 'frame' of 1 or more");
                return;
            }
            inside(id, each);
        }
    }
}
