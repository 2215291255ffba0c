package org.labelport.csv.retinanet;

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

/** Writes a table for each split, and {@code classes.csv}. */
record RetinanetPlan(Census census, FileNames names) implements ConversionPlan, BoxRows {

    static final String CLASSES = "classes.csv";
    static final SplitTables TABLES = new SplitTables("annotations.csv", "val_annotations.csv", "test_annotations.csv");

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new BoxTableWriter(this, names, census.taxonomy(), out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        TABLES.write(new ByteText(), census, out);
        ByteText classes = new ByteText();
        int id = 0;
        for (String name : census.taxonomy().names()) {
            Cells.append(classes, name).ascii(',').integer(id++).ascii('\n');
        }
        try (OutputStream file = out.file(CLASSES)) {
            classes.writeTo(file);
        }
    }

    @Override
    public String title() {
        return "keras-retinanet CSV";
    }

    @Override
    public Part table(Split split) {
        return TABLES.part(split);
    }

    @Override
    public void box(ByteText out, TablePicture picture, String category, Shape.Box box) throws ItemException {
        PixelBox pixels = PixelBox.around(box, picture.frame());
        Cells.append(out, picture.path()).ascii(',');
        out.integer(pixels.left()).ascii(',').integer(pixels.top()).ascii(',');
        out.integer(pixels.right()).ascii(',').integer(pixels.bottom()).ascii(',');
        Cells.append(out, category).ascii('\n');
    }

    @Override
    public boolean empty(ByteText out, TablePicture picture) {
        Cells.append(out, picture.path()).text(",,,,,\n");
        return true;
    }
}
