package org.labelport.convert;

/** 64-bit FNV-1a over UTF-16 units with a final mix: spreads well, needs no library, and never changes. */
final class NameHash {

    private NameHash() {}

    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
