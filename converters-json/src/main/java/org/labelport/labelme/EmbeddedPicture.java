package org.labelport.labelme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.raster.PngHeader;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;

/** Checks the picture that a file holds itself. It is decoded from the file, since it may be too large to keep. */
record EmbeddedPicture(CheckedPictures files, Limits limits) {

    static final String KEY = "imageData";

    private static final String CODE = "image-data";
    private static final String NOT_OPENED = "; LabelMe does not open the file. Write null, or the picture in base64.";

    /**
     * Checks it.
     *
     * @param data the value of {@link #KEY}, without its text
     * @return the header of a PNG; empty for a picture of another kind, or none
     */
    Optional<PngHeader> check(String file, JsonValue data, Findings.InFile findings) throws ExportException {
        if (!data.is(Kind.TEXT)) {
            findings.rejected(CODE, data.line(), KEY + " is " + data.shown() + ", not a picture" + NOT_OPENED);
            return Optional.empty();
        }
        try {
            Beginning beginning = new Beginning();
            if (decode(file, beginning) == 0) {
                findings.rejected(CODE, data.line(), KEY + " is empty" + NOT_OPENED);
            }
            return beginning.header();
        } catch (JsonProblem e) {
            findings.rejected(CODE, data.line(), KEY + " is not base64" + NOT_OPENED);
        } catch (ItemException | IOException e) {
            findings.rejected("unreadable", 0, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private int decode(String file, OutputStream to) throws JsonProblem, ItemException, IOException {
        try (JsonStream json = JsonStream.ofObject(files.find(file), limits, "it is not an object")) {
            for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
                if (key.get().equals(KEY)) {
                    return json.base64(to);
                }
                json.skip();
            }
        }
        return 0;
    }

    /** Keeps as much of a picture as the header of a PNG has. */
    private static final class Beginning extends OutputStream {

        private final ByteBuffer bytes = ByteBuffer.allocate(33);

        @Override
        public void write(int one) {
            if (bytes.hasRemaining()) {
                bytes.put((byte) one);
            }
        }

        @Override
        public void write(byte[] more, int from, int length) {
            bytes.put(more, from, Math.min(length, bytes.remaining()));
        }

        Optional<PngHeader> header() throws IOException {
            return PngHeader.read(new ByteArrayInputStream(bytes.array()));
        }
    }
}
