package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.labelport.coco.file.CocoId;
import org.labelport.report.ExportException;

/**
 * An id as a file has it.
 *
 * @param id as readers that are generous take it; empty for none
 * @param isInteger whether it is a whole number as JSON spells it
 */
record IdField(Optional<CocoId> id, boolean isInteger) {

    static final IdField MISSING = new IdField(Optional.empty(), false);

    static IdField read(JsonParser parser) throws IOException {
        boolean integer = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return new IdField(Optional.ofNullable(CocoId.read(parser)), integer);
    }

    private boolean isZero() {
        return isInteger && id.isPresent() && id.get().number() == 0 && id.get().text() == null;
    }

    /** What an id of 0 does in a list. */
    enum Zero {
        /** It is read as something else. */
        DAMAGED,
        /** It works, though not everywhere. */
        REMARK
    }

    /** Reports an id that readers stumble over by itself; the duplicate of another is another matter. */
    void check(EntryFindings findings, String code, EntryFindings.Place place, Zero zero, String zeroMeans)
            throws ExportException {
        if (id.isEmpty()) {
            findings.rejected(code, place, "it has no id, and readers stop at it. Number it");
        } else if (!isInteger) {
            findings.damaged(
                    code, place, "its id " + id.get() + " is no whole number, and nothing matches it. Write it as one");
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
                            + " is not 1 to 2147483647, and readers with such numbers cut it off. Number it" + " anew");
        }
    }
}
