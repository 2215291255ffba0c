package org.labelport.coco.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ObjectParts;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;

/** Writes one entry for each object of an item. */
final class KeypointEntries implements CocoContent.Entries {

    private final KeypointContent content;
    private final ShardOutput out;
    private final ItemLosses losses;

    KeypointEntries(KeypointContent content, ShardOutput out) {
        this.content = content;
        this.out = out;
        this.losses = new ItemLosses(out);
    }

    @Override
    public void write(NumberedItem numbered, Media.Image image, String name) throws IOException {
        Item item = numbered.item();
        ItemWriter entries = new ItemWriter(numbered, image);
        Set<Annotation> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(item.annotations());
        Set<String> groups = new HashSet<>();
        boolean divided = false;
        for (ObjectParts object : ObjectParts.of(item)) {
            entries.add(object);
            object.annotations().forEach(left::remove);
            Annotation main = object.main();
            boolean together =
                    object.annotations().size() > 1 || object.points().isPresent();
            divided |= ItemLosses.isGrouped(main) && !(together && groups.add(main.group()));
        }
        for (Annotation annotation : item.annotations()) {
            if (left.contains(annotation)) {
                divided |= ItemLosses.isGrouped(annotation);
                entries.region.of(annotation);
            }
        }
        losses.relations(item);
        if (divided) {
            losses.groups(item);
        }
        losses.attributes(item, "");
    }

    /** Writes the entries of one item. */
    private final class ItemWriter {

        private final NumberedItem numbered;
        private final Item item;
        private final Media.Image image;
        private final Frame frame;
        private final ByteText text;
        private final CocoRegion region;
        private final AnnotationAttributes attributes;
        private final Map<String, Integer> places = new HashMap<>();

        ItemWriter(NumberedItem numbered, Media.Image image) {
            this.numbered = numbered;
            this.item = numbered.item();
            this.image = image;
            this.frame = new Frame(image.width(), image.height());
            this.text = out.part(content.tree().annotations(item.split()));
            this.region = new CocoRegion(item.id(), image, RegionForm.AS_IT_IS, out);
            this.attributes = new AnnotationAttributes(item, out);
            item.annotations().forEach(annotation -> places.put(annotation.id(), places.size()));
        }

        void add(ObjectParts object) throws IOException {
            OptionalInt category = content.taxonomy().indexOf(object.main().category());
            if (category.isEmpty()) {
                object.annotations().forEach(part -> out.loss(AnnotationLosses.withoutCategory(item, part)));
                return;
            }
            Optional<CocoRegion.Written> outline = object.region().flatMap(region::of);
            Optional<CocoRegion.Written> box =
                    object.box().flatMap(outline.isPresent() ? this::besideRegion : region::of);
            Optional<FittedPoints> points = object.points()
                    .flatMap(part ->
                            FittedPoints.of(item, part, content.skeletons().of(category.getAsInt()), frame, out));
            List<Annotation> parts = new ArrayList<>();
            box.ifPresent(written -> parts.add(object.box().orElseThrow()));
            outline.ifPresent(written -> parts.add(object.region().orElseThrow()));
            points.ifPresent(written -> parts.add(object.points().orElseThrow()));
            if (!parts.isEmpty()) {
                append(object, category.getAsInt(), geometry(box, outline, points, object), points, parts);
            }
        }

        /** Returns the box of an object whose region is written, so that there is no segmentation for a rotated one. */
        private Optional<CocoRegion.Written> besideRegion(Annotation part) {
            Shape.Box box = (Shape.Box) part.shape();
            if (!box.rotated()) {
                return region.of(part);
            }
            Optional<Shape.Box> upright = Boxes.visible(box, frame);
            if (upright.isEmpty()) {
                out.dropped(item, part, LossCodes.GEOMETRY_DEGENERATE, "nothing of it lies in the picture");
                return Optional.empty();
            }
            Optional<CocoRegion.Written> written = region.of(part.withShape(upright.get()));
            if (written.isPresent()) {
                out.changed(item, part, LossCodes.BOX_ROTATION_DROPPED, "the upright box around it is written");
                if (!Boxes.inside(box, frame)) {
                    out.changed(item, part, LossCodes.GEOMETRY_CLIPPED, "it was cut at the border of the picture");
                }
            }
            return written;
        }

        /**
         * Returns the geometry to be written: the object's own box if it has one, and area and segmentation of its
         * region.
         */
        private CocoRegion.Written geometry(
                Optional<CocoRegion.Written> box,
                Optional<CocoRegion.Written> outline,
                Optional<FittedPoints> points,
                ObjectParts object) {
            if (box.isPresent() && outline.isPresent()) {
                return new CocoRegion.Written(
                        box.get().box(), outline.get().area(), outline.get().segmentation());
            }
            if (box.isPresent() || outline.isPresent()) {
                return box.or(() -> outline).orElseThrow();
            }
            out.changed(
                    item,
                    object.points().orElseThrow(),
                    LossCodes.POINTS_AS_BOX,
                    "the box around its keypoints is written as its bbox");
            Shape.Box around = points.orElseThrow().box(frame);
            return new CocoRegion.Written(around, around.width() * around.height(), around);
        }

        private void append(
                ObjectParts object,
                int category,
                CocoRegion.Written geometry,
                Optional<FittedPoints> points,
                List<Annotation> parts)
                throws IOException {
            int place = object.annotations().stream()
                    .mapToInt(part -> places.getOrDefault(part.id(), 0))
                    .min()
                    .orElseThrow();
            EntryText.start(text, numbered.firstAnnotation() + place + 1, numbered.number() + 1);
            EntryText.category(text, category);
            EntryText.box(text, geometry.box());
            EntryText.area(text, geometry.area());
            EntryText.crowd(
                    text, parts.stream().anyMatch(part -> Attributes.isSet(part.attributes(), Attributes.CROWD)));
            EntryText.segmentation(text, geometry.segmentation(), image, content.rle());
            FittedPoints fitted =
                    points.orElseGet(() -> FittedPoints.none(content.skeletons().of(category)));
            fitted.append(text);
            text.text(",\"num_keypoints\":").integer(fitted.labelled());
            Annotation main = parts.get(0);
            attributes.write(text, main.withAttributes(joined(parts)), geometry.angle());
            text.ascii('}');
            parts.stream().skip(1).forEach(attributes::reportRest);
            parts.forEach(out::written);
        }

        private Map<String, Value> joined(List<Annotation> parts) {
            if (parts.size() == 1) {
                return parts.get(0).attributes();
            }
            Map<String, Value> joined = new LinkedHashMap<>();
            for (Annotation part : parts) {
                part.attributes().forEach((name, value) -> {
                    Value first = joined.putIfAbsent(name, value);
                    if (first != null && !first.equals(value)) {
                        attributes.reportAttribute(name);
                    }
                });
            }
            return joined;
        }
    }
}
