package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.labelport.coco.file.SeenKeys;
import org.labelport.report.ExportException;

/** Finds keys that an entry, or an object in it, has twice. The same object is reused for every entry. */
final class RepeatedKeys {

    private final SeenKeys own = new SeenKeys();
    private final SeenKeys inside = new SeenKeys();

    /** Begins another entry. */
    void clear() {
        own.clear();
        inside.clear();
    }

    /** Adds a key of the entry itself. */
    void add(String key) {
        own.add(key);
    }

    /** Begins another object in the entry. */
    void enter() {
        inside.next();
    }

    /** Adds a key of an object in the entry. */
    void addInside(String key) {
        inside.add(key);
    }

    /** Skips a value that is not checked otherwise, but adds the keys when it is an object. */
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

    /** Reports a key that was there twice. */
    void report(EntryFindings findings, EntryFindings.Place place) throws ExportException {
        if (own.isAnyTwice() || inside.isAnyTwice()) {
            findings.damaged(Codes.KEY_REPEATED, place, (own.isAnyTwice() ? own : inside).problem());
        }
    }
}
