package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens JSON files. */
public final class CocoJson {

    /** Accepts NaN and Infinity, so that they are errors of one annotation and not of the file. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private CocoJson() {}

    /** A parser over a file, in UTF-8 with or without a byte order mark; closing it closes the file. */
    public static JsonParser open(Path file) throws IOException {
        return open(Files.newInputStream(file));
    }

    /** As {@link #open(Path)}, over a stream, which is closed when this fails. */
    public static JsonParser open(InputStream in) throws IOException {
        try {
            return FACTORY.createParser(in);
        } catch (IOException e) { // it looks at the first bytes
            try (in) {
                throw e;
            }
        }
    }
}
