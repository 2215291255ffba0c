package org.labelport.labelstudio.write.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Frame;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.place.Places;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/** Writes each keypoint as a result. */
record PointsWriter(Region region, Frame frame) {

    /** The size of the circle that is drawn for a point, in percent of the picture's width. */
    private static final double CIRCLE = 0.5;

    /** @return whether a result was written; otherwise the loss has been reported */
    boolean write() {
        Annotation annotation = region.annotation();
        List<Keypoint> points = new ArrayList<>();
        for (Keypoint point : ((Shape.Points) annotation.shape()).points()) {
            if (point.visibility() != Visibility.NOT_LABELLED) {
                if (point.x() >= 0 && point.x() <= frame.width() && point.y() >= 0 && point.y() <= frame.height()) {
                    points.add(point);
                } else {
                    region.changed(LossCodes.GEOMETRY_CLIPPED, "a point beyond the picture is not written");
                }
            }
        }
        if (points.isEmpty()) {
            return region.dropped(LossCodes.GEOMETRY_DEGENERATE, "it has no point inside the picture");
        }
        if (points.stream().anyMatch(point -> point.visibility() == Visibility.OCCLUDED)) {
            region.changed(LossCodes.POINT_VISIBILITY_DROPPED, "which of its points are hidden is not written");
        }
        Optional<Category> category = region.rules().taxonomy().indexOf(annotation.category()).stream()
                .mapToObj(index -> region.rules().taxonomy().categories().get(index))
                .findFirst();
        List<String> known = category.map(each -> each.skeleton().points()).orElse(List.of());
        boolean named = known.stream().distinct().count() == known.size()
                && points.stream().allMatch(point -> known.contains(point.name()));
        if (!known.isEmpty() && !named) {
            return region.dropped(
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "its points are not those of the skeleton of '" + annotation.category() + "'");
        }
        if (known.isEmpty()
                && points.stream()
                        .anyMatch(point ->
                                !point.name().isEmpty() && !point.name().equals(annotation.category()))) {
            region.changed(LabelStudioLosses.POINT_NAMES_DROPPED, "the category has no skeleton");
        }
        write(category, points);
        return true;
    }

    private void write(Optional<Category> category, List<Keypoint> points) {
        Annotation annotation = region.annotation();
        String control = category.map(region.rules()::pointControl).orElse(Tool.KEYPOINT.controlName());
        List<String> known = category.map(each -> each.skeleton().points()).orElse(List.of());
        List<String> spelled =
                category.map(each -> LabelNames.ofPoints(each.skeleton())).orElse(List.of());
        for (int i = 0; i < points.size(); i++) {
            Keypoint point = points.get(i);
            String id = RegionIds.part(annotation.id(), i);
            region.head().open(id, control, Tool.KEYPOINT.type(), region.parent(), region.score());
            if (i == 0) {
                region.head().notes(annotation.attributes());
            }
            JsonLine json = region.json();
            json.key("value").open('{').key("x").number(Places.percent(point.x(), frame.width()));
            json.key("y").number(Places.percent(point.y(), frame.height()));
            json.key("width").number(CIRCLE);
            json.key(Tool.KEYPOINT.labelKey()).open('[');
            if (!known.isEmpty()) {
                json.text(spelled.get(known.indexOf(point.name())));
            } else if (!annotation.category().isEmpty()) {
                json.text(region.rules().labels().of(annotation.category()));
            }
            json.close(']').close('}');
            region.head().close();
        }
    }
}
