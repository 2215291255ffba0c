package org.labelport.csv.tensorflow;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.csv.picture.write.BoxRows;
import org.labelport.csv.picture.write.BoxTableWriter;
import org.labelport.csv.picture.write.SplitTables;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.Cells;
import org.labelport.geometry.PixelBox;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes a table for each split, and {@code label_map.pbtxt}. */
record TensorflowPlan(Census census, FileNames names) implements ConversionPlan, BoxRows {

    static final String LABEL_MAP = "label_map.pbtxt";
    static final String HEADER = "filename,width,height,class,xmin,ymin,xmax,ymax\n";

    private static final SplitTables TABLES = new SplitTables("train_labels.csv", "val_labels.csv", "test_labels.csv");

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new BoxTableWriter(this, names, census.taxonomy(), out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        TABLES.write(new ByteText().text(HEADER), census, out);
        try (OutputStream file = out.file(LABEL_MAP)) {
            LabelMap.write(census.taxonomy().names()).writeTo(file);
        }
    }

    @Override
    public String title() {
        return "TensorFlow object detection CSV";
    }

    @Override
    public Part table(Split split) {
        return TABLES.part(split);
    }

    @Override
    public void box(ByteText out, TablePicture picture, String category, Shape.Box box) throws ItemException {
        PixelBox pixels = PixelBox.nearest(box, picture.frame());
        Cells.append(out, picture.name()).ascii(',');
        out.integer(picture.image().width())
                .ascii(',')
                .integer(picture.image().height())
                .ascii(',');
        Cells.append(out, category).ascii(',');
        out.integer(pixels.left()).ascii(',').integer(pixels.top()).ascii(',');
        out.integer(pixels.right()).ascii(',').integer(pixels.bottom()).ascii('\n');
    }

    @Override
    public boolean empty(ByteText out, TablePicture picture) {
        return false;
    }
}
