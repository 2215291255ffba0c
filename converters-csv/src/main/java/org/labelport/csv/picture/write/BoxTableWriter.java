package org.labelport.csv.picture.write;

import java.io.IOException;
import java.util.Optional;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.geometry.BoxFit;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/** Writes pictures, and a row for every annotation whose shape has a bounding box. */
public final class BoxTableWriter implements ShardWriter {

    /** Code of the loss of a picture that the table cannot list, because it has no boxes. */
    public static final String NOT_LISTED = "item.not-listed";

    private final BoxRows rows;
    private final FileNames names;
    private final Taxonomy taxonomy;
    private final ShardOutput out;

    public BoxTableWriter(BoxRows rows, FileNames names, Taxonomy taxonomy, ShardOutput out) {
        this.rows = rows;
        this.names = names;
        this.taxonomy = taxonomy;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.of(item, rows.title());
        TablePicture picture = new TablePicture(item, image, names.nameOf(numbered, out));
        out.media(picture.path());
        ByteText table = out.part(rows.table(item.split()));
        new ItemOutcome(item, out).ofItem();
        int written = 0;
        for (Annotation annotation : item.annotations()) {
            if (write(annotation, picture, table, written)) {
                written++;
            }
        }
        if (written == 0 && !rows.empty(table, picture)) {
            out.loss(Loss.changed(item.id(), NOT_LISTED, "the table has no row for a picture without boxes"));
        }
    }

    private boolean write(Annotation annotation, TablePicture picture, ByteText table, int before)
            throws ItemException {
        ItemOutcome outcome = new ItemOutcome(picture.item(), out);
        BoxFit fit = fit(annotation, picture.frame());
        Optional<Shape.Box> box = fit.box();
        if (box.isEmpty()) {
            outcome.dropped(annotation, fit.notes().get(0));
            return false;
        }
        PlainAnnotations.requireClass(annotation, taxonomy);
        Optional<BoxFit.Note> refused = rows.refuse(box.get(), picture, before);
        if (refused.isPresent()) {
            outcome.dropped(annotation, refused.get());
            return false;
        }
        rows.box(table, picture, annotation.category(), box.get());
        outcome.writtenByName(annotation, fit.notes());
        return true;
    }

    private static BoxFit fit(Annotation annotation, Frame frame) {
        BoxFit fit = BoxFit.of(annotation.shape(), frame, PlainAnnotations.HOLDER);
        return fit.box().isPresent() && annotation.category().isEmpty()
                ? BoxFit.refused(PlainAnnotations.NO_CLASS.code(), PlainAnnotations.NO_CLASS.detail())
                : fit;
    }
}
