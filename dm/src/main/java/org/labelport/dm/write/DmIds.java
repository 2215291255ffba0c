package org.labelport.dm.write;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Ids as the schema allows them, made from the model's: the same each time, and different for different ones. */
final class DmIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 10;

    private final Map<String, String> byModelId = new HashMap<>();
    private final Set<String> taken;

    DmIds() {
        this(new HashSet<>());
    }

    private DmIds(Set<String> taken) {
        this.taken = taken;
    }

    /** Ids of things of another kind in the same document: the model may call them alike, the document does not. */
    DmIds ofOthers() {
        return new DmIds(taken);
    }

    /** The id of an annotation or relation; the model's own where the schema allows it. */
    String of(String modelId) {
        return byModelId.computeIfAbsent(modelId, id -> unused(isAllowed(id) ? id : derived(id)));
    }

    private static boolean isAllowed(String id) {
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            boolean allowed = character >= '0' && character <= '9'
                    || character >= 'A' && character <= 'Z'
                    || character >= 'a' && character <= 'z'
                    || character == '_'
                    || character == '-';
            if (!allowed) {
                return false;
            }
        }
        return !id.isEmpty();
    }

    /** Lets an annotation go by the id of another. */
    void alias(String modelId, String id) {
        byModelId.putIfAbsent(modelId, id);
    }

    /** An id for a further part of something. */
    String part(String id, int number) {
        return unused(id + "-" + number);
    }

    private String unused(String wanted) {
        String id = wanted;
        for (int i = 2; !taken.add(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    /** Ten letters and digits, as the platform makes them, from a text: FNV-1a, mixed once more. */
    static String derived(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ part & 0xff) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt((int) Long.remainderUnsigned(hash, DIGITS.length())));
            hash = Long.divideUnsigned(hash, DIGITS.length());
        }
        return id.toString();
    }
}
