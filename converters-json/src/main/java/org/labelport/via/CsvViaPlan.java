package org.labelport.via;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.jsonfile.ClassNames;
import org.labelport.jsonfile.ItemLosses;
import org.labelport.jsonfile.SplitFolder;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes a CSV file for each split, a line for each region. */
record CsvViaPlan(FileNames names, ClassNames classes, AttributeTypes types) implements ConversionPlan {

    /** VIA compares it byte by byte. */
    static final String HEADER =
            "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes";

    static final String EMPTY = "{}";

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return numbered -> write(numbered, out);
    }

    private void write(NumberedItem numbered, ShardOutput out) throws ItemException, IOException {
        Item item = numbered.item();
        ItemLosses losses = new ItemLosses(item, out, "VIA");
        Media.Image image = losses.picture();
        String name = names.nameOf(numbered, out);
        String split = SplitFolder.of(item.split());
        String attributes = new FileAttributes(classes, losses).of(item);
        List<Region> regions = new ViaRegions(classes, types, image, losses).of(item);
        out.media(split + "/" + name);
        long size = out.mediaSize().orElse(image.blob().size());
        ByteText lines = out.part(new Part(split, ""));
        for (int i = 0; i < Math.max(1, regions.size()); i++) {
            // VIA takes the quotes off neither of the first two.
            lines.text(name).ascii(',').integer(size).ascii(',');
            quoted(lines, attributes)
                    .ascii(',')
                    .integer(regions.size())
                    .ascii(',')
                    .integer(i);
            quoted(lines.ascii(','), regions.isEmpty() ? EMPTY : regions.get(i).shape());
            quoted(lines.ascii(','), regions.isEmpty() ? EMPTY : regions.get(i).attributes())
                    .ascii('\n');
        }
        out.count(split, 1);
        losses.relations();
    }

    private static ByteText quoted(ByteText out, String json) {
        return out.ascii('"').text(json.replace("\"", "\"\"")).ascii('"');
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        boolean any = false;
        for (String split : SplitFolder.all()) {
            if (out.count(split) > 0) {
                file(out, split);
                any = true;
            }
        }
        if (!any) {
            file(out, SplitFolder.all().get(0));
        }
    }

    private static void file(ExportOutput out, String split) throws IOException {
        try (OutputStream file = out.file(split + ".csv")) {
            file.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
            out.copy(new Part(split, ""), file);
        }
    }
}
