package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Opens JSON files for reading, and generators of JSON text. */
public final class CocoJson {

    private static final JsonFactory WRITING = new JsonFactory();

    private static final JsonFactory USUAL = factory(Limits.USUAL);

    /** Accepts NaN and Infinity, so that they are an error of one annotation and not of the whole file. */
    private static JsonFactory factory(Limits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.count(Limit.JSON_DEPTH))
                        .maxStringLength(limits.count(Limit.JSON_TEXT))
                        .maxNumberLength(limits.count(Limit.JSON_DIGITS))
                        .maxDocumentLength(-1)
                        .build())
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    private CocoJson() {}

    /** Returns a generator of JSON text. */
    public static JsonGenerator generator(Writer text) throws IOException {
        return WRITING.createGenerator(text);
    }

    /** Opens a file in UTF-8, with or without a byte order mark. Closing the parser closes the file. */
    public static JsonParser open(Path file, Limits limits) throws IOException {
        return open(Files.newInputStream(file), limits);
    }

    /** Does the same for a stream. The stream is closed when this fails. */
    public static JsonParser open(InputStream in, Limits limits) throws IOException {
        try {
            return (limits == Limits.USUAL ? USUAL : factory(limits)).createParser(in);
        } catch (IOException e) { // creating a parser reads the first bytes
            try (in) {
                throw e;
            }
        }
    }
}
