package org.labelport.via.write;

import java.io.IOException;
import java.io.OutputStream;
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
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes a JSON file for each split. */
public final class ViaPlan implements ConversionPlan {

    private final FileNames names;
    private final ClassNames classes;
    private final AttributeTypes types;
    private final JsonFile kind;

    private ViaPlan(FileNames names, ClassNames classes, AttributeTypes types, JsonFile kind) {
        this.names = names;
        this.classes = classes;
        this.types = types;
        this.kind = kind;
    }

    /** Plans files that VIA opens. */
    public static ViaPlan ofProjects(FileNames names, ClassNames classes, AttributeTypes types) {
        return new ViaPlan(names, classes, types, new ProjectFile(types, classes));
    }

    /** Plans files that VIA imports into a project. */
    public static ViaPlan ofAnnotations(FileNames names, ClassNames classes, AttributeTypes types) {
        return new ViaPlan(names, classes, types, new AnnotationsFile());
    }

    @Override
    public Set<Metadata> keeps() {
        return kind.kept();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return numbered -> write(numbered, out);
    }

    private void write(NumberedItem numbered, ShardOutput out) throws ItemException, IOException {
        WrittenItem item = WrittenItem.of(numbered, names, classes, types, out);
        List<Region> regions = item.regions();
        String key = quoted(item.name() + item.size());
        ByteText entry = out.part(JsonFile.entries(item.split()));
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
        kind.added(key, item.split(), out);
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
            kind.write(file, split, out);
        }
    }
}
