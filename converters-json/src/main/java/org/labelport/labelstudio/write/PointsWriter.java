package org.labelport.labelstudio.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Frame;
import org.labelport.labelstudio.task.JsonLine;
import org.labelport.labelstudio.task.Places;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.labelstudio.task.Tool;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/** Writes each keypoint as a result. */
record PointsWriter(RegionParts parts, Frame frame) {

    /** The size of the circle that is drawn for a point, in percent of the picture's width. */
    private static final double CIRCLE = 0.5;

    /** @return whether a result was written; otherwise the loss has been reported */
    boolean write(Annotation annotation, Optional<String> parent) {
        List<Keypoint> points = new ArrayList<>();
        for (Keypoint point : ((Shape.Points) annotation.shape()).points()) {
            if (point.visibility() != Visibility.NOT_LABELLED) {
                if (point.x() >= 0 && point.x() <= frame.width() && point.y() >= 0 && point.y() <= frame.height()) {
                    points.add(point);
                } else {
                    parts.changed(annotation, LossCodes.GEOMETRY_CLIPPED, "a point beyond the picture is not written");
                }
            }
        }
        if (points.isEmpty()) {
            return parts.dropped(annotation, LossCodes.GEOMETRY_DEGENERATE, "it has no point inside the picture");
        }
        if (points.stream().anyMatch(point -> point.visibility() == Visibility.OCCLUDED)) {
            parts.changed(
                    annotation, LossCodes.POINT_VISIBILITY_DROPPED, "which of its points are hidden is not written");
        }
        Optional<Category> category = parts.plan().census().taxonomy().indexOf(annotation.category()).stream()
                .mapToObj(index -> parts.plan().census().taxonomy().categories().get(index))
                .findFirst();
        List<String> known = category.map(each -> each.skeleton().points()).orElse(List.of());
        boolean named = known.stream().distinct().count() == known.size()
                && points.stream().allMatch(point -> known.contains(point.name()));
        if (!known.isEmpty() && !named) {
            return parts.dropped(
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "its points are not those of the skeleton of '" + annotation.category() + "'");
        }
        if (known.isEmpty()
                && points.stream()
                        .anyMatch(point ->
                                !point.name().isEmpty() && !point.name().equals(annotation.category()))) {
            parts.changed(annotation, LabelStudioLosses.POINT_NAMES_DROPPED, "the category has no skeleton");
        }
        write(annotation, parent, category, points);
        return true;
    }

    private void write(
            Annotation annotation, Optional<String> parent, Optional<Category> category, List<Keypoint> points) {
        String control = category.map(parts.plan()::pointControl).orElse(Tool.KEYPOINT.controlName());
        List<String> known = category.map(each -> each.skeleton().points()).orElse(List.of());
        List<String> spelled =
                category.map(each -> PointNames.of(each.skeleton())).orElse(List.of());
        Optional<Double> score = annotation.provenance().score().filter(ResultWriter::isScore);
        for (int i = 0; i < points.size(); i++) {
            Keypoint point = points.get(i);
            String id = RegionIds.part(annotation.id(), i);
            parts.head().open(id, control, Tool.KEYPOINT.type(), parent, score);
            if (i == 0) {
                parts.head().notes(annotation.attributes());
            }
            JsonLine json = parts.json();
            json.key("value").open('{').key("x").number(Places.percent(point.x(), frame.width()));
            json.key("y").number(Places.percent(point.y(), frame.height()));
            json.key("width").number(CIRCLE);
            json.key(Tool.KEYPOINT.labelKey()).open('[');
            if (!known.isEmpty()) {
                json.text(spelled.get(known.indexOf(point.name())));
            } else if (!annotation.category().isEmpty()) {
                json.text(parts.plan().labels().of(annotation.category()));
            }
            json.close(']').close('}');
            parts.head().close();
        }
    }
}
