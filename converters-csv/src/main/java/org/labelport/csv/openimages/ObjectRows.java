package org.labelport.csv.openimages;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.write.ItemOutcome;
import org.labelport.csv.picture.write.PlainAnnotations;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.Cells;
import org.labelport.geometry.BoxFit;
import org.labelport.geometry.Boxes;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;
import org.labelport.raster.Rasters;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the annotations of one picture: labels, boxes, and regions, which become mask images. */
final class ObjectRows {

    private static final int DECIMALS = 8;
    private static final int MASK_VALUE = 255;

    private final TablePicture picture;
    private final Item item;
    private final String id;
    private final Taxonomy taxonomy;
    private final ShardOutput out;
    private final ItemOutcome outcome;
    private final Set<String> labels = new HashSet<>();
    private final Set<String> negativeLabels = new HashSet<>();
    private int masks;

    ObjectRows(TablePicture picture, String id, Taxonomy taxonomy, ShardOutput out) {
        this.picture = picture;
        this.item = picture.item();
        this.id = id;
        this.taxonomy = taxonomy;
        this.out = out;
        this.outcome = new ItemOutcome(item, out);
    }

    /** Writes an annotation, or reports it as dropped. */
    void write(Annotation annotation) throws ItemException, IOException {
        Shape shape = annotation.shape();
        if (shape instanceof Shape.Whole) {
            label(annotation);
        } else if (RegionMask.isRegion(shape)) {
            picture.frame();
            region(annotation, RegionMask.of(shape, picture.image()));
        } else {
            box(annotation, BoxFit.of(shape, picture.frame(), PlainAnnotations.HOLDER));
        }
    }

    private void label(Annotation annotation) throws ItemException {
        boolean negative = Attributes.isSet(annotation.attributes(), Flags.NEGATIVE);
        if (annotation.category().isEmpty()) {
            outcome.dropped(annotation, PlainAnnotations.NO_CLASS);
        } else if (!(negative ? negativeLabels : labels).add(annotation.category())) {
            outcome.dropped(annotation, new BoxFit.Note(LossCodes.DUPLICATE, "the picture already has this label"));
        } else {
            ByteText row = row(OpenImagesLayout.Table.LABELS);
            Cells.append(row, id)
                    .text(",verification,")
                    .text(labelName(annotation))
                    .ascii(',');
            row.integer(negative ? 0 : 1).ascii('\n');
            outcome.written(annotation, List.of(), negative ? Set.of(Flags.NEGATIVE) : Set.of());
        }
    }

    private void box(Annotation annotation, BoxFit fit) throws ItemException {
        if (fit.box().isEmpty()) {
            outcome.dropped(annotation, fit.notes().get(0));
        } else if (annotation.category().isEmpty()) {
            outcome.dropped(annotation, PlainAnnotations.NO_CLASS);
        } else {
            ByteText row = row(OpenImagesLayout.Table.BOXES);
            Cells.append(row, id).text(",freeform,").text(labelName(annotation)).text(",1,");
            sides(row, fit.box().get());
            Flags.write(annotation.attributes(), row);
            row.ascii('\n');
            outcome.written(annotation, fit.notes(), Flags.kept(annotation.attributes()));
        }
    }

    private void region(Annotation annotation, RegionMask region) throws ItemException, IOException {
        if (region.mask().isEmpty()) {
            outcome.dropped(annotation, region.notes().get(0));
            return;
        }
        if (annotation.category().isEmpty()) {
            outcome.dropped(annotation, PlainAnnotations.NO_CLASS);
            return;
        }
        Shape.Mask mask = region.mask().get();
        String label = labelName(annotation);
        String boxId = String.format(Locale.ROOT, "%08x", masks++);
        String file = id + "_" + label.substring(1).replace("/", "") + "_" + boxId + ".png";
        paint(mask, out.file(OpenImagesLayout.maskFile(item.split(), file)));
        ByteText row = row(OpenImagesLayout.Table.SEGMENTS);
        Cells.append(row, file).ascii(',');
        Cells.append(row, id).ascii(',').text(label).ascii(',').text(boxId).ascii(',');
        sides(row, Boxes.bounds(mask).orElseThrow());
        row.text(",,\n");
        outcome.written(annotation, region.notes(), Set.of());
    }

    private void paint(Shape.Mask mask, ByteText file) throws ItemException, IOException {
        int width = picture.image().width();
        int height = picture.image().height();
        Optional<String> tooLarge = Rasters.tooLarge(width, height, out.limits());
        if (tooLarge.isPresent()) {
            throw new ItemException("image.too-large", "its masks would have " + tooLarge.get());
        }
        LabelCanvas canvas = new LabelCanvas(width, height);
        canvas.paint(mask, MASK_VALUE);
        PngWriter.gray8(file, canvas);
    }

    private void sides(ByteText row, Shape.Box box) {
        double width = picture.image().width();
        double height = picture.image().height();
        share(row, box.x() / width).ascii(',');
        share(row, box.right() / width).ascii(',');
        share(row, box.y() / height).ascii(',');
        share(row, box.bottom() / height);
    }

    private static ByteText share(ByteText row, double share) {
        return row.shortest(Math.min(1, share), DECIMALS);
    }

    private ByteText row(OpenImagesLayout.Table table) {
        return out.part(OpenImagesPlan.part(table, item.split()));
    }

    private String labelName(Annotation annotation) throws ItemException {
        return OpenImagesPlan.labelName(PlainAnnotations.requireClass(annotation, taxonomy));
    }
}
