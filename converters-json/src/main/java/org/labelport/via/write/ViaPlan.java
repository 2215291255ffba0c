package org.labelport.via.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.via.file.ViaNames;

/**
 * Writes a JSON file for each split.
 *
 * @param project whether the files are projects, not only annotations
 */
public record ViaPlan(FileNames names, ClassNames classes, AttributeTypes types, boolean project)
        implements ConversionPlan {

    /** What projects hold and annotations alone do not. */
    private static final Set<Metadata> IN_PROJECTS =
            Set.of(Metadata.ATTRIBUTE_DEFINITIONS, Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);

    private static final String FORMAT_VERSION = "2.0.10";
    private static final String SEPARATOR = ",\n";

    @Override
    public Set<Metadata> keeps() {
        return project ? IN_PROJECTS : Set.of();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return numbered -> write(numbered, out);
    }

    private void write(NumberedItem numbered, ShardOutput out) throws ItemException, IOException {
        WrittenItem item = WrittenItem.of(numbered, names, classes, types, out);
        List<Region> regions = item.regions();
        String key = quoted(item.name() + item.size());
        ByteText entry = out.part(new Part(item.split(), SEPARATOR));
        entry.text(key)
                .text(":{\"filename\":")
                .text(quoted(item.name()))
                .text(",\"size\":")
                .integer(item.size())
                .text(",\"regions\":[");
        for (int i = 0; i < regions.size(); i++) {
            entry.text(i == 0 ? "" : ",")
                    .text("{\"shape_attributes\":")
                    .text(regions.get(i).shape())
                    .text(",\"region_attributes\":")
                    .text(regions.get(i).attributes())
                    .ascii('}');
        }
        entry.text("],\"file_attributes\":").text(item.attributes()).ascii('}');
        if (project) {
            out.part(ids(item.split())).text(key);
        }
    }

    private static Part ids(String split) {
        return new Part(split + "-ids", SEPARATOR);
    }

    private static String quoted(String text) throws IOException {
        return JsonWriting.compact(json -> json.writeString(text));
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        WrittenItem.finish(out, this::file);
    }

    private void file(ExportOutput out, String split) throws IOException {
        try (OutputStream file = out.file(split + ".json")) {
            if (!project) {
                text(file, "{\n");
                out.copy(new Part(split, SEPARATOR), file);
                text(file, "\n}\n");
                return;
            }
            text(file, "{\"" + ViaNames.SETTINGS + "\":");
            JsonWriting.compact(file, json -> {
                json.writeStartObject();
                json.writeObjectFieldStart("ui");
                json.writeEndObject();
                json.writeObjectFieldStart("core");
                json.writeStringField("buffer_size", "18");
                json.writeObjectFieldStart("filepath");
                json.writeEndObject();
                json.writeStringField("default_filepath", "./" + split + "/");
                json.writeEndObject();
                json.writeObjectFieldStart("project");
                json.writeStringField("name", split);
                json.writeEndObject();
                json.writeEndObject();
            });
            text(file, ",\n\"" + ViaNames.METADATA + "\":{\n");
            out.copy(new Part(split, SEPARATOR), file);
            text(file, "\n},\n\"" + ViaNames.ATTRIBUTES + "\":");
            JsonWriting.compact(file, json -> types.declare(json, classes));
            text(file, ",\n\"" + ViaNames.VERSION + "\":\"" + FORMAT_VERSION + "\",\n\"" + ViaNames.ID_LIST + "\":[\n");
            out.copy(ids(split), file);
            text(file, "\n]}\n");
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
