package org.labelport.coco;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.geometry.CocoRle;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes items: an entry of {@code images}, entries of {@code annotations}, and the picture. */
final class CocoShard implements ShardWriter {

    private final Taxonomy taxonomy;
    private final FileNames names;
    private final ShardOutput out;

    CocoShard(Taxonomy taxonomy, FileNames names, ShardOutput out) {
        this.taxonomy = taxonomy;
        this.names = names;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        if (!(item.media() instanceof Media.Image image)) {
            throw new ItemException(
                    "media.unsupported",
                    "COCO lists single pictures, and this is "
                            + item.media().dataType().key() + " or has several pages; choose another format for it");
        }
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "COCO needs the width and height of '" + item.path()
                            + "', and the source has neither; give the pictures with --images");
        }
        String name = names.nameOf(numbered, out);
        imageEntry(numbered, image, name);
        out.media("images/" + CocoPlan.folder(item.split()) + "/" + name);
        annotations(numbered, image);
        reportItem(item);
    }

    private void imageEntry(NumberedItem numbered, Media.Image image, String name) {
        ByteText text = out.part(CocoPlan.images(numbered.item().split()));
        text.text("{\"id\":").integer(numbered.number() + 1).text(",\"file_name\":");
        CocoText.string(text, name);
        text.text(",\"width\":").integer(image.width());
        text.text(",\"height\":").integer(image.height()).ascii('}');
    }

    private void annotations(NumberedItem numbered, Media.Image image) throws IOException {
        Item item = numbered.item();
        ByteText text = out.part(CocoPlan.annotations(item.split()));
        CocoRegion region = new CocoRegion(item.id(), image.width(), image.height(), out);
        AnnotationAttributes attributes = new AnnotationAttributes(item.id(), out);
        List<Annotation> all = item.annotations();
        for (int i = 0; i < all.size(); i++) {
            Annotation annotation = all.get(i);
            OptionalInt category = taxonomy.indexOf(annotation.category());
            if (category.isEmpty()) {
                out.loss(Loss.dropped(
                        item.id(),
                        annotation.id(),
                        LossCodes.CATEGORY_MISSING,
                        "COCO needs a category for everything"));
                continue;
            }
            Optional<CocoRegion.Written> written = region.of(annotation);
            if (written.isPresent()) {
                text.text(text.isEmpty() ? "" : ",\n");
                text.text("{\"id\":").integer(numbered.firstAnnotation() + i + 1);
                text.text(",\"image_id\":").integer(numbered.number() + 1);
                text.text(",\"category_id\":").integer(category.getAsInt() + 1L);
                geometry(text, annotation, written.get(), image);
                attributes.write(text, annotation);
                text.ascii('}');
                out.written(annotation);
            }
        }
    }

    private static void geometry(ByteText text, Annotation annotation, CocoRegion.Written written, Media.Image image) {
        Shape.Box box = written.box();
        text.text(",\"bbox\":[");
        CocoText.coordinate(text, box.x());
        text.ascii(',');
        CocoText.coordinate(text, box.y());
        text.ascii(',');
        CocoText.coordinate(text, box.width());
        text.ascii(',');
        CocoText.coordinate(text, box.height());
        text.text("],\"area\":");
        CocoText.coordinate(text, written.area());
        text.text(",\"iscrowd\":").ascii(Attributes.isSet(annotation.attributes(), Attributes.CROWD) ? '1' : '0');
        text.text(",\"segmentation\":");
        if (written.segmentation() instanceof Shape.Polygon polygon) {
            polygon(text, polygon);
        } else if (written.segmentation() instanceof Shape.Mask mask) {
            text.text("{\"size\":[").integer(image.height()).ascii(',').integer(image.width());
            text.text("],\"counts\":");
            CocoText.string(text, CocoRle.encode(Masks.columnRuns(mask, image.width(), image.height())));
            text.ascii('}');
        } else {
            text.text("[]");
        }
    }

    private static void polygon(ByteText text, Shape.Polygon polygon) {
        char before = '[';
        for (Shape.Polygon.Part part : polygon.parts()) {
            PointList ring = part.ring();
            text.ascii(before);
            for (int i = 0; i < ring.size(); i++) {
                text.ascii(i == 0 ? '[' : ',');
                CocoText.coordinate(text, ring.x(i));
                text.ascii(',');
                CocoText.coordinate(text, ring.y(i));
            }
            text.ascii(']');
            before = ',';
        }
        text.ascii(']');
    }

    /** What belongs to the item and not to one annotation, and has no place: said once for each item. */
    private void reportItem(Item item) {
        if (!item.relations().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.RELATION_DROPPED,
                    item.relations().size() + " relations between annotations are left out"));
        }
        if (item.annotations().stream()
                .anyMatch(annotation -> !annotation.group().isEmpty())) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.GROUP_DROPPED, "that annotations belong together as a group is left out"));
        }
        if (!item.attributes().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.ATTRIBUTE_DROPPED,
                    "images have no place for attributes: "
                            + String.join(", ", item.attributes().keySet())));
        }
    }
}
