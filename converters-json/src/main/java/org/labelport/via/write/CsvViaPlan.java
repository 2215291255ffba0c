package org.labelport.via.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.via.file.CsvLine;

/** Writes a CSV file for each split, with a line for each region. */
public record CsvViaPlan(FileNames names, ClassNames classes, AttributeTypes types) implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return numbered -> write(numbered, out);
    }

    private void write(NumberedItem numbered, ShardOutput out) throws ItemException, IOException {
        WrittenItem item = WrittenItem.of(numbered, names, classes, types, out);
        List<Region> regions = item.regions();
        ByteText lines = out.part(new Part(item.split(), ""));
        for (int i = 0; i < Math.max(1, regions.size()); i++) {
            // The first two cells have no quotes, since VIA would take them for a part of the text.
            lines.text(item.name()).ascii(',').integer(item.size()).ascii(',');
            quoted(lines, item.attributes())
                    .ascii(',')
                    .integer(regions.size())
                    .ascii(',')
                    .integer(i);
            quoted(
                    lines.ascii(','),
                    regions.isEmpty() ? CsvLine.EMPTY : regions.get(i).shape());
            quoted(
                            lines.ascii(','),
                            regions.isEmpty() ? CsvLine.EMPTY : regions.get(i).attributes())
                    .ascii('\n');
        }
    }

    private static ByteText quoted(ByteText out, String json) {
        return out.ascii('"').text(json.replace("\"", "\"\"")).ascii('"');
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        WrittenItem.finish(out, CsvViaPlan::file);
    }

    private static void file(ExportOutput out, String split) throws IOException {
        try (OutputStream file = out.file(split + ".csv")) {
            file.write((CsvLine.HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
            out.copy(new Part(split, ""), file);
        }
    }
}
