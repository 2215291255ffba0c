package org.labelport.via.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.labelport.convert.Metadata;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** What the JSON file of a split has around its entries. Used by several threads at once. */
interface JsonFile {

    String SEPARATOR = ",\n";

    /** What the file holds of categories and items beside their entries. */
    Set<Metadata> kept();

    /**
     * Takes notice of an entry that was added to a split.
     *
     * @param key of the entry, as JSON
     */
    void added(String key, String split, ShardOutput out);

    /** Writes the file, with all entries of its split. */
    void write(OutputStream file, String split, ExportOutput out) throws IOException;

    /** The entries of a split. */
    static Part entries(String split) {
        return new Part(split, SEPARATOR);
    }

    /** Writes a text that is JSON by itself or with what is around it. */
    static void text(OutputStream file, String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
