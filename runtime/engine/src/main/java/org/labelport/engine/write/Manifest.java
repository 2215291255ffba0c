package org.labelport.engine.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.json.JsonString;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.staging.FileStore;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;
import org.labelport.output.Part;

/** The list of an export's files, as elements of a JSON array. */
final class Manifest {

    /** What the shards contribute. */
    static final Part PART = new Part("engine:manifest", ",\n    ");

    private Manifest() {}

    static void add(FileStore.Entry entry, ByteText to) throws IOException {
        if (!to.isEmpty()) {
            to.text(PART.separator());
        }
        to.text("{\"path\":");
        JsonString.append(entry.path(), to);
        to.text(",\"size\":").integer(entry.size()).text(",\"sha256\":\"").text(entry.sha256());
        to.text("\"}");
    }

    /** The files of a contribution to the list. */
    static List<FileStore.Entry> read(SegmentStore store, SegmentStore.Segment segment) throws IOException {
        List<FileStore.Entry> files = new ArrayList<>();
        String array = "[" + new String(store.read(segment), StandardCharsets.UTF_8) + "]";
        if (new JacksonJson().read(JsonText.of(array)) instanceof List<?> elements) {
            for (Object element : elements) {
                files.add(read(Entry.ofValue(element)));
            }
        }
        return files;
    }

    static FileStore.Entry read(Entry file) {
        return new FileStore.Entry(file.text("path"), file.number("size"), file.text("sha256"));
    }

    static Entry entry(FileStore.Entry file) {
        return Entry.of("path", file.path(), "size", file.size(), "sha256", file.sha256());
    }
}
