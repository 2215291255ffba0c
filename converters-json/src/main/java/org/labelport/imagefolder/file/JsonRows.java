package org.labelport.imagefolder.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads a {@code metadata.jsonl}. Lines that are not JSON objects are reported and left out. */
final class JsonRows implements RowFile {

    private final Path file;
    private final BufferedReader lines;
    private final Broken broken;
    private final Limits limits;
    private long line;

    private JsonRows(Path file, BufferedReader lines, Broken broken, Limits limits) {
        this.file = file;
        this.lines = lines;
        this.broken = broken;
        this.limits = limits;
    }

    /** Opens a file, whose lines are read one by one. */
    static JsonRows open(Path file, Broken broken, Limits limits) throws IOException {
        return new JsonRows(file, TextFile.open(file, limits), broken, limits);
    }

    @Override
    public Optional<JsonValue> next() throws ExportException, IOException {
        while (true) {
            String text;
            try {
                text = lines.readLine();
            } catch (CharacterCodingException e) {
                throw new ExportException("imagefolder.encoding", TextFile.notUtf8(file), e);
            }
            if (text == null) {
                return Optional.empty();
            }
            line++;
            String plain = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (plain.isBlank()) {
                continue;
            }
            try {
                JsonValue value = JsonReading.text(plain, limits);
                if (value.is(JsonValue.Kind.OBJECT)) {
                    return Optional.of(JsonValue.object(line, value.fields()));
                }
                broken.line(line, "it is not a JSON object");
            } catch (JsonProblem e) {
                broken.line(line, e.reason());
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
