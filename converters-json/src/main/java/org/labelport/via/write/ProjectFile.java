package org.labelport.via.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.convert.Metadata;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.via.file.ViaNames;

/** A project to open in VIA: settings, entries, what they can be given, and their order. */
record ProjectFile(AttributeTypes types, ClassNames classes) implements JsonFile {

    private static final String FORMAT_VERSION = "2.0.10";

    @Override
    public Set<Metadata> kept() {
        return Set.of(Metadata.ATTRIBUTE_DEFINITIONS, Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public void added(String key, String split, ShardOutput out) {
        out.part(ids(split)).text(key);
    }

    private static Part ids(String split) {
        return new Part(split + "-ids", SEPARATOR);
    }

    @Override
    public void write(OutputStream file, String split, ExportOutput out) throws IOException {
        JsonFile.text(file, "{\"" + ViaNames.SETTINGS + "\":");
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
        JsonFile.text(file, ",\n\"" + ViaNames.METADATA + "\":{\n");
        out.copy(JsonFile.entries(split), file);
        JsonFile.text(file, "\n},\n\"" + ViaNames.ATTRIBUTES + "\":");
        JsonWriting.compact(file, json -> types.declare(json, classes));
        JsonFile.text(
                file, ",\n\"" + ViaNames.VERSION + "\":\"" + FORMAT_VERSION + "\",\n\"" + ViaNames.ID_LIST + "\":[\n");
        out.copy(ids(split), file);
        JsonFile.text(file, "\n]}\n");
    }
}
