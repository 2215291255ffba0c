package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.read.Entry.Problem;

/**
 * Collects what a geometry has beside the shape, and notes for reports. It is discarded when the geometry cannot be
 * read.
 */
public final class Reading {

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, Object> leftOver = new LinkedHashMap<>();
    private final List<Problem> notes = new ArrayList<>();

    /** Adds an attribute that is part of the geometry in the document. */
    void attribute(String name, String value) {
        attributes.put(name, value);
    }

    /** Keeps a value for which the model has no place, by the document's key. */
    void keep(String key, @Nullable Object value) {
        leftOver.put(key, value);
    }

    /** Keeps the unknown keys of an object, all under one key. */
    void keepOthers(String key, Map<?, ?> fields, List<String> known) {
        Map<String, Object> others = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!known.contains(String.valueOf(name))) {
                others.put(String.valueOf(name), value);
            }
        });
        if (!others.isEmpty()) {
            keep(key, others);
        }
    }

    void note(String code, String detail) {
        notes.add(new Problem(code, detail));
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Map<String, Object> leftOver() {
        return leftOver;
    }

    List<Problem> notes() {
        return notes;
    }
}
