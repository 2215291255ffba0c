package org.labelport.cvat.write;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;
import org.labelport.xml.XmlText;

/** Writes the element of one picture after the other. */
final class CvatImagesShard implements ShardWriter {

    private static final int DEPTH = 1;

    private final CvatImagesPlan plan;
    private final ShardOutput out;

    CvatImagesShard(CvatImagesPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.withSize(item, "CVAT for images");
        String name = plan.names().nameOf(numbered, out);
        XmlText xml = new XmlText(out.part(plan.layout().part(item.split())), DEPTH);
        xml.start("image").attribute("id", plan.idOf(numbered.number())).attribute("name", name);
        xml.attribute("width", image.width()).attribute("height", image.height());
        String subset = plan.layout().subset(item.split());
        if (!subset.isEmpty()) {
            xml.attribute("subset", subset);
        }
        if (item.annotations().isEmpty()) {
            xml.noContent();
        } else {
            xml.content();
            elements(item, image, xml);
            xml.close("image");
        }
        new ItemLosses(item, out).ofItem();
        out.media(plan.layout().imageFile(item.split(), name));
    }

    private void elements(Item item, Media.Image image, XmlText xml) {
        ItemLosses losses = new ItemLosses(item, out);
        ShapeFitter fitter = new ShapeFitter(plan.labels(), image.width(), image.height());
        GroupNumbers groups = new GroupNumbers();
        for (Annotation annotation : item.annotations()) {
            if (annotation.category().isEmpty()) {
                losses.dropped(annotation, LossCodes.CATEGORY_MISSING, "an element of CVAT XML needs a label");
                continue;
            }
            List<CvatShape> shapes = fitter.fit(annotation, losses);
            if (!shapes.isEmpty()) {
                write(annotation, shapes, groups, xml, losses);
            }
        }
    }

    private void write(
            Annotation annotation, List<CvatShape> shapes, GroupNumbers groups, XmlText xml, ItemLosses losses) {
        CvatLabels.Label label = plan.labels().of(annotation.category());
        ElementAttributes attributes = ElementAttributes.of(annotation);
        if (!annotation.track().isEmpty()) {
            attributes.texts().put(OwnAttributes.TRACK, annotation.track());
        }
        int group = groups.of(annotation.group());
        if (shapes.size() > 1) {
            group = group == 0 ? groups.next() : group;
            attributes.texts().put(OwnAttributes.PART, Integer.toString(groups.nextPart()));
        }
        for (CvatShape shape : shapes) {
            element(annotation, shape, label, group, attributes.texts(), xml);
        }
        CountedUse.count(out, label, attributes);
        out.written(annotation);
        losses.parts().interpolated(annotation);
        losses.ofProvenance(annotation);
        losses.ofAttributes(annotation, attributes);
        if (annotation.shape() instanceof Shape.Whole && ElementAttributes.isOccluded(annotation)) {
            losses.changed(annotation, LossCodes.ATTRIBUTE_DROPPED, "a tag of the picture cannot be occluded in CVAT");
        }
        if (annotation.shape() instanceof Shape.Whole && annotation.z() != 0) {
            losses.changed(annotation, LossCodes.ORDER_DROPPED, "a tag of the picture has no drawing order in CVAT");
        }
        if (xml.takeReplaced()) {
            losses.changed(annotation, LossCodes.TEXT_CONTROL_CHARS, "characters that XML cannot hold became U+FFFD");
        }
    }

    private static void element(
            Annotation annotation,
            CvatShape shape,
            CvatLabels.Label label,
            int group,
            Map<String, String> attributes,
            XmlText xml) {
        String source = ElementWriter.source(annotation);
        xml.start(shape.tag()).attribute("label", label.name()).attribute("source", source);
        boolean tag = shape instanceof CvatShape.Tag;
        if (!tag) {
            xml.attribute("occluded", ElementAttributes.isOccluded(annotation) ? 1 : 0)
                    .attribute("z_order", annotation.z());
        }
        if (group > 0) {
            xml.attribute("group_id", group);
        }
        new ElementWriter(xml).geometryAndContent(shape, attributes, new ElementWriter.Points("source", source, false));
    }

    /** Numbers the groups of one picture, in the order in which they occur. */
    private static final class GroupNumbers {

        private final Map<String, Integer> numbers = new HashMap<>();
        private int last;
        private int lastPart;

        /** Returns the number of a group; 0 for no group. */
        int of(String group) {
            return group.isEmpty() ? 0 : numbers.computeIfAbsent(group, unused -> ++last);
        }

        int next() {
            return ++last;
        }

        int nextPart() {
            return ++lastPart;
        }
    }
}
