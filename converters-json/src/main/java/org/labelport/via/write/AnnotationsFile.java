package org.labelport.via.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.labelport.convert.Metadata;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** Entries alone, to import into a project of VIA. */
final class AnnotationsFile implements JsonFile {

    @Override
    public Set<Metadata> kept() {
        return Set.of();
    }

    @Override
    public void added(String key, String split, ShardOutput out) {
        // the entries are all there is
    }

    @Override
    public void write(OutputStream file, String split, ExportOutput out) throws IOException {
        JsonFile.text(file, "{\n");
        out.copy(JsonFile.entries(split), file);
        JsonFile.text(file, "\n}\n");
    }
}
