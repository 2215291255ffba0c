package org.labelport.dm.write;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes ids that the schema allows from the model's ids: always the same id for the same one, and different ids for
 * different ones.
 */
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

    /**
     * Returns ids for things of another kind in the same document, which may have the same ids in the model, but not in
     * the document.
     */
    DmIds ofOthers() {
        return new DmIds(taken);
    }

    /** Returns the id of an annotation or relation: the model's own if the schema allows it. */
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

    /** Gives an annotation the id of another one. */
    void alias(String modelId, String id) {
        byModelId.putIfAbsent(modelId, id);
    }

    /** Returns an id for a further part of an annotation or relation. */
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

    /** Derives ten letters and digits, as in the platform's ids, from a text: its FNV-1a hash, mixed once more. */
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
