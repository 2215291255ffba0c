package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.Snippet;
import org.labelport.report.ExportException;

/**
 * An id as it is in a file.
 *
 * @param id the id, also when a file spells it in another way than as a whole number; empty when it is missing or not
 *     an id
 * @param spelling how the file spells it, shortened; empty for a JSON number without a fraction
 */
record IdField(Optional<CocoId> id, String spelling) {

    static final IdField MISSING = new IdField(Optional.empty(), "");
    private static final int MAX_SHOWN = 40;

    static IdField read(JsonParser parser) throws IOException {
        boolean integer = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        String spelling = integer ? "" : spelling(parser);
        return new IdField(Optional.ofNullable(CocoId.read(parser)), spelling);
    }

    private static String spelling(JsonParser parser) throws IOException {
        String text = Snippet.of(parser.getText(), MAX_SHOWN);
        return parser.currentToken() == JsonToken.VALUE_STRING ? '"' + text + '"' : text;
    }

    /** Whether there is an id, as a JSON number without a fraction. */
    boolean isInteger() {
        return id.isPresent() && spelling.isEmpty();
    }

    boolean isZero() {
        return isInteger() && id.get().number() == 0 && id.get().text() == null;
    }

    /** The effect of an id of 0. */
    enum Zero {
        /** Some reader takes it for something else. */
        DAMAGED,
        /** It does not work in all readers. */
        REMARK
    }

    /**
     * Reports an id with which readers have difficulties. Whether another entry has the same id is not checked here.
     */
    void check(EntryFindings findings, String code, EntryFindings.Place place, Zero zero, String zeroMeans)
            throws ExportException {
        if (id.isEmpty()) {
            findings.rejected(code, place, "it has no id, and readers stop at that. Give it one");
        } else if (!isInteger()) {
            findings.damaged(
                    code,
                    place,
                    "its id " + spelling + " is not a whole number, so nothing matches it. Write a whole number");
        } else if (isZero()) {
            String message = "its id is 0: " + zeroMeans + ". Count from 1";
            if (zero == Zero.DAMAGED) {
                findings.damaged(code, place, message);
            } else {
                findings.remark(code, place, message);
            }
        } else if (id.get().text() != null
                || id.get().number() > Integer.MAX_VALUE
                || id.get().number() < 0) {
            findings.damaged(
                    code,
                    place,
                    "its id " + id.get()
                            + " is not from 1 to 2147483647, and readers with 32-bit numbers cut it off. Give it another"
                            + " id");
        }
    }
}
