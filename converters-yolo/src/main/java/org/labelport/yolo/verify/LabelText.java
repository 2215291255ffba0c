package org.labelport.yolo.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.verify.Findings;

/** Reads label files as Python programs do. */
public final class LabelText {

    private static final long MAX_BYTES = 256L << 20;

    private LabelText() {}

    /** Returns the rows of a file; empty, and reports a problem, when readers cannot read it at all. */
    public static Optional<List<RowLine>> rows(Path path, String file, Findings findings) throws ExportException {
        byte[] bytes;
        try {
            if (Files.size(path) > MAX_BYTES) {
                findings.rejected("labels", file, 0, "it is larger than " + (MAX_BYTES >> 20) + " MB");
                return Optional.empty();
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            findings.rejected("labels", file, 0, "it cannot be read: " + FileTrouble.reason(e));
            return Optional.empty();
        }
        if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            findings.rejected(
                    "byte-order-mark", file, 1, "it starts with a byte order mark: save it as UTF-8 without one");
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.rejected("encoding", file, 0, "it is not UTF-8 text");
            return Optional.empty();
        }
        return Optional.of(split(text, file, findings));
    }

    /**
     * Splits a text into rows. Blank lines at its beginning and end are ignored; between rows a line of blanks is a
     * problem, but an empty one is not.
     */
    private static List<RowLine> split(String text, String file, Findings findings) throws ExportException {
        List<String> lines = text.lines().toList();
        int first = 0;
        int last = lines.size() - 1;
        while (first <= last && lines.get(first).isBlank()) {
            first++;
        }
        while (last >= first && lines.get(last).isBlank()) {
            last--;
        }
        List<RowLine> rows = new ArrayList<>(Math.max(0, last - first + 1));
        for (int i = first; i <= last; i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                rows.add(new RowLine(i + 1L, fields(line)));
            } else if (!line.isEmpty()) {
                findings.rejected("blank-line", file, i + 1L, "the line has only blanks: remove them");
            }
        }
        return rows;
    }

    private static List<String> fields(String line) {
        StringTokenizer tokens = new StringTokenizer(line);
        List<String> fields = new ArrayList<>(tokens.countTokens());
        while (tokens.hasMoreTokens()) {
            fields.add(tokens.nextToken());
        }
        return fields;
    }
}
