package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.labelport.coco.file.SeenKeys;
import org.labelport.report.ExportException;

/** Keys that an entry has twice, or an object in it. Used again for every entry. */
final class RepeatedKeys {

    private final SeenKeys own = new SeenKeys();
    private final SeenKeys inside = new SeenKeys();

    /** Begins with another entry. */
    void clear() {
        own.clear();
        inside.clear();
    }

    /** A key of the entry itself. */
    void add(String key) {
        own.add(key);
    }

    /** Begins with another object in the entry. */
    void enter() {
        inside.next();
    }

    /** A key of an object in the entry. */
    void addInside(String key) {
        inside.add(key);
    }

    /** Goes over a value that nothing else is said of. */
    void skip(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        enter();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            addInside(key);
            parser.nextToken();
            parser.skipChildren();
        }
    }

    /** Says what was there twice. */
    void report(EntryFindings findings, EntryFindings.Place place) throws ExportException {
        if (own.isAnyTwice() || inside.isAnyTwice()) {
            findings.damaged(Codes.KEY_REPEATED, place, (own.isAnyTwice() ? own : inside).problem());
        }
    }
}
