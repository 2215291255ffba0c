package org.labelport.labelme;

import java.io.IOException;
import java.util.Optional;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;

/** Checks the picture that a file holds itself. It is decoded from the file, since it may be too large to keep. */
record EmbeddedPicture(CheckedPictures files, Limits limits) {

    static final String KEY = "imageData";

    private static final String CODE = "image-data";
    private static final String NOT_OPENED = "; LabelMe does not open the file. Write null, or the picture in base64.";

    /** @param data the value of {@link #KEY}, without its text */
    void check(String file, JsonValue data, Findings.InFile findings) throws ExportException {
        if (!data.is(Kind.TEXT)) {
            findings.rejected(CODE, data.line(), KEY + " is " + data.shown() + ", not a picture" + NOT_OPENED);
            return;
        }
        try {
            if (length(file) == 0) {
                findings.rejected(CODE, data.line(), KEY + " is empty" + NOT_OPENED);
            }
        } catch (JsonProblem e) {
            findings.rejected(CODE, data.line(), KEY + " is not base64" + NOT_OPENED);
        } catch (ItemException | IOException e) {
            findings.rejected("unreadable", 0, String.valueOf(e.getMessage()));
        }
    }

    private int length(String file) throws JsonProblem, ItemException, IOException {
        try (JsonStream json = JsonStream.ofObject(files.find(file), limits, "it is not an object")) {
            for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
                if (key.get().equals(KEY)) {
                    return json.base64();
                }
                json.skip();
            }
        }
        return 0;
    }
}
