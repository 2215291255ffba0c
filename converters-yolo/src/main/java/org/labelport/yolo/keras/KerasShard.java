package org.labelport.yolo.keras;

import java.io.IOException;
import java.util.OptionalInt;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.geometry.Frame;
import org.labelport.geometry.PixelBox;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.write.AnnotationExtras;

/** Writes the picture of each item, and a line for it. */
final class KerasShard implements ShardWriter {

    private static final String HOLDER = "a line of boxes";

    private final KerasPlan plan;
    private final ShardOutput out;

    KerasShard(KerasPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.of(item, "YOLO");
        if (!image.hasSize() && !item.annotations().isEmpty()) {
            throw new ItemException(
                    "image.size-unknown", "boxes are cut at the picture's border, but its size is unknown");
        }
        String name = plan.names().nameOf(numbered, out);
        String folder = KerasLayout.folder(item.split());
        ByteText line = new ByteText().text(name);
        boolean empty = true;
        for (Annotation annotation : item.annotations()) {
            empty &= !write(item, annotation, new Frame(image.width(), image.height()), line);
        }
        if (empty && plan.emptyItems() == EmptyItems.DROP) {
            out.loss(Loss.dropped(
                    item.id(), LossCodes.ITEM_UNLABELLED, "it has no box, and empty-items=drop leaves it out"));
        } else {
            out.part(KerasLayout.list(folder)).append(line.ascii('\n'));
            out.media(folder + "/" + name);
            out.count(folder, 1);
        }
        AnnotationExtras.report(item, out);
    }

    /** Writes the box of an annotation, or reports it as dropped and returns false. */
    private boolean write(Item item, Annotation annotation, Frame frame, ByteText line) throws ItemException {
        BoxFit fit = fit(annotation, frame);
        if (fit.box().isEmpty()) {
            BoxFit.Note why = fit.notes().get(0);
            out.dropped(item, annotation, why.code(), why.detail());
            return false;
        }
        PixelBox box = PixelBox.nearest(fit.box().get(), frame);
        line.ascii(' ').integer(box.left()).ascii(',').integer(box.top());
        line.ascii(',').integer(box.right()).ascii(',').integer(box.bottom());
        line.ascii(',').integer(classNumber(annotation));
        out.written(annotation);
        fit.notes().forEach(note -> out.changed(item, annotation, note.code(), note.detail()));
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            out.changed(
                    item,
                    annotation,
                    LossCodes.CROWD_AS_OBJECT,
                    "a region of many objects is written like a single one");
        }
        AnnotationExtras.report(item, annotation, out);
        new UnwrittenParts(item, out).group(annotation);
        return true;
    }

    private static BoxFit fit(Annotation annotation, Frame frame) {
        BoxFit fit = BoxFit.of(annotation.shape(), frame, HOLDER);
        return fit.box().isPresent() && annotation.category().isEmpty()
                ? BoxFit.refused(LossCodes.CATEGORY_MISSING, "a box ends with a class, but the annotation has none")
                : fit;
    }

    private int classNumber(Annotation annotation) throws ItemException {
        OptionalInt number = plan.taxonomy().indexOf(annotation.category());
        if (number.isEmpty()) {
            throw new ItemException(
                    "category.unknown",
                    "annotation " + annotation.id() + ": '" + annotation.category() + "' is not among the categories");
        }
        return number.getAsInt();
    }
}
