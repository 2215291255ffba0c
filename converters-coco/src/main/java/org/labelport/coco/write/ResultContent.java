package org.labelport.coco.write;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.coco.file.CocoCodes;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;

/** The content of results: a list in a file of its own, beside the file with images and categories. */
record ResultContent(Taxonomy taxonomy, ResultKind kind, KeypointSkeletons skeletons) implements CocoContent {

    /** The score of results without one, since programs must be able to sort all results by it. */
    private static final double ASSUMED_SCORE = 1;

    @Override
    public Entries entries(ShardOutput out) {
        return (numbered, image, name) -> new ItemWriter(numbered, image, out).write();
    }

    static Part results(Split split) {
        return new Part("results-" + CocoTree.folder(split), ",\n");
    }

    @Override
    public boolean needsSize() {
        return kind != ResultKind.CAPTION;
    }

    @Override
    public boolean hasPictures() {
        return false;
    }

    private final class ItemWriter {

        private final NumberedItem numbered;
        private final Item item;
        private final Media.Image image;
        private final ShardOutput out;
        private final ByteText text;
        private final AnnotationLosses losses;
        private final UnwrittenParts unwritten;
        private final CocoRegion region;

        ItemWriter(NumberedItem numbered, Media.Image image, ShardOutput out) {
            this.numbered = numbered;
            this.item = numbered.item();
            this.image = image;
            this.out = out;
            this.text = out.part(results(item.split()));
            this.losses = new AnnotationLosses(item.id(), out);
            this.unwritten = new UnwrittenParts(item, out);
            this.region = new CocoRegion(item.id(), image, RegionForm.PIXELS, out);
        }

        void write() throws IOException {
            for (Annotation annotation : item.annotations()) {
                if (kind == ResultKind.CAPTION) {
                    caption(annotation);
                } else {
                    detection(annotation);
                }
            }
            if (kind == ResultKind.CAPTION) {
                CaptionContent.reportItem(item, "", out);
            } else {
                new ItemLosses(out).all(item);
            }
            if (!text.isEmpty()) {
                out.count(results(item.split()).name(), 1);
            }
        }

        private void caption(Annotation annotation) {
            if (CaptionContent.isCaption(item, annotation, Attributes.CAPTION, out)) {
                start();
                CaptionContent.appendCaption(text, annotation.attributes(), Attributes.CAPTION);
                text.ascii('}');
                losses.attributes(annotation, Attributes.CAPTION);
                losses.crowd(annotation);
                unwritten.score(annotation);
                written(annotation);
            }
        }

        private void detection(Annotation annotation) {
            OptionalInt category = taxonomy.indexOf(annotation.category());
            if (category.isEmpty()) {
                out.loss(AnnotationLosses.withoutCategory(item, annotation));
                return;
            }
            Optional<Runnable> geometry = geometry(annotation, category.getAsInt());
            if (geometry.isPresent()) {
                start();
                EntryText.category(text, category.getAsInt());
                geometry.get().run();
                text.text(",\"score\":");
                CocoText.number(text, score(annotation));
                text.ascii('}');
                losses.attributes(annotation, "");
                losses.crowd(annotation);
                written(annotation);
            }
        }

        private void start() {
            text.text(text.isEmpty() ? "" : ",\n").text("{\"image_id\":").integer(numbered.number() + 1);
        }

        private void written(Annotation annotation) {
            unwritten.track(annotation);
            unwritten.provenance(annotation);
            unwritten.order(annotation);
            out.written(annotation);
        }

        private double score(Annotation annotation) {
            Optional<Double> score = annotation.provenance().score();
            if (score.isEmpty()) {
                out.changed(item, annotation, CocoCodes.SCORE_ASSUMED, "it has no score, and 1 is written");
            }
            return score.orElse(ASSUMED_SCORE);
        }

        /**
         * Returns a step that writes the geometry. When the annotation has none of this kind, that is reported and the
         * result is empty.
         */
        private Optional<Runnable> geometry(Annotation annotation, int category) {
            return switch (kind) {
                case BBOX -> box(annotation).map(box -> () -> EntryText.box(text, box));
                case SEGM ->
                    region.of(annotation)
                            .map(written -> () ->
                                    EntryText.segmentation(text, written.segmentation(), image, RleForm.COMPRESSED));
                case KEYPOINTS -> points(annotation, category).map(points -> () -> points.append(text));
                case CAPTION -> Optional.empty();
            };
        }

        private Optional<FittedPoints> points(Annotation annotation, int category) {
            return annotation.shape().kind() == ShapeKind.POINTS
                    ? FittedPoints.of(item, annotation, skeletons.of(category), frame(), out)
                    : unsupported(annotation);
        }

        private Optional<Shape.Box> box(Annotation annotation) {
            Shape shape = annotation.shape();
            boolean line = shape instanceof Shape.Path path && !path.closed();
            if (line || !ResultKind.BBOX.holds(shape) && !ResultKind.SEGM.holds(shape)) {
                return unsupported(annotation);
            }
            Optional<Shape.Box> bounds = Boxes.bounds(shape);
            Optional<Shape.Box> inside = Boxes.visible(shape, frame());
            if (inside.isEmpty() || inside.get().width() * inside.get().height() < LeastSize.AREA) {
                out.dropped(
                        item,
                        annotation,
                        LossCodes.GEOMETRY_DEGENERATE,
                        "less than one square pixel of it lies in the picture");
                return Optional.empty();
            }
            if (shape.kind() == ShapeKind.ROTATED_BOX) {
                out.changed(item, annotation, LossCodes.BOX_ROTATION_DROPPED, "the upright box around it is written");
            } else if (shape.kind() != ShapeKind.BOX) {
                out.changed(item, annotation, LossCodes.GEOMETRY_AS_BOX, "the box around it is written");
            }
            if (!Boxes.inside(bounds.get(), frame())) {
                out.changed(item, annotation, LossCodes.GEOMETRY_CLIPPED, "it was cut at the border of the picture");
            }
            return inside;
        }

        private <T> Optional<T> unsupported(Annotation annotation) {
            out.dropped(
                    item,
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "results of kind=" + kind.key() + " have no place for "
                            + annotation.shape().kind().key());
            return Optional.empty();
        }

        private Frame frame() {
            return new Frame(image.width(), image.height());
        }
    }
}
