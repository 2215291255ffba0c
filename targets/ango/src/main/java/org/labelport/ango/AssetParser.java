package org.labelport.ango;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** Reads the assets of one file, one after the other: of a list, or of one JSON object after the other. In memory is one asset. */
final class AssetParser implements AutoCloseable {

    static final String SYNTAX = "ango.syntax";

    private final Path file;
    private final InputStream in;
    private final CountingParser parser;
    private final ObjectReader reader;

    private AssetParser(Path file, InputStream in, CountingParser parser, ObjectReader reader) {
        this.file = file;
        this.in = in;
        this.parser = parser;
        this.reader = reader;
    }

    static AssetParser open(Path file, Limits limits) throws IOException {
        JsonFactory factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.count(Limit.JSON_DEPTH))
                        .maxStringLength(limits.count(Limit.JSON_TEXT))
                        .maxNumberLength(limits.count(Limit.JSON_DIGITS))
                        .build())
                .build();
        InputStream in = Files.newInputStream(file);
        try {
            return new AssetParser(
                    file,
                    in,
                    new CountingParser(factory.createParser(in), limits),
                    new ObjectMapper(factory).reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY));
        } catch (IOException e) { // it looks at the first bytes
            try (in) {
                throw e;
            }
        }
    }

    /**
     * The next asset, or whatever stands in its place; empty at the end.
     *
     * @throws ExportException {@code ango.syntax} where the file is no JSON, or ends too early
     */
    Optional<Asset> next() throws ExportException, IOException {
        try {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null) {
                return Optional.empty();
            }
            long line = parser.currentTokenLocation().getLineNr();
            parser.beginValue();
            JsonNode json = reader.readTree(parser);
            return Optional.of(new Asset(json, file.getFileName() + ", line " + line + ": "));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            String what = Limits.explained(e.getOriginalMessage());
            throw new ExportException(
                    SYNTAX,
                    file + ", line " + at.getLineNr() + ": "
                            + (e instanceof StreamConstraintsException
                                    ? what
                                    : "this is not complete JSON (" + what + "). Export it from Ango Hub again."),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        try (in) {
            parser.close();
        }
    }

    /** Ends the reading of an asset that has more values than any real one. */
    private static final class CountingParser extends JsonParserDelegate {

        private final long most;
        private long count;

        CountingParser(JsonParser parser, Limits limits) {
            super(parser);
            this.most = limits.of(Limit.TASK_VALUES);
        }

        void beginValue() {
            count = 0;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++count > most) {
                throw new StreamConstraintsException(
                        "it has more than the " + most + " " + Limit.TASK_VALUES.meaning()
                                + ", 'taskValues' in limits.json",
                        currentLocation());
            }
            return super.nextToken();
        }
    }
}
