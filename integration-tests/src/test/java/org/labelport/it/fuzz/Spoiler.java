package org.labelport.it.fuzz;

import java.util.Locale;
import java.util.Random;

/** Changes the content of a file: as bytes, as a row of tokens, or by what its name says that it is. Equal seeds, equal changes. */
final class Spoiler {

    private static final int MOST_CHANGES = 4;

    private final Random random;

    Spoiler(long seed) {
        random = new Random(seed);
    }

    /** One to four changes, mostly one. */
    byte[] spoil(String name, byte[] content) {
        byte[] spoiled = content;
        int changes = random.nextBoolean() ? 1 : 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            spoiled = once(name.toLowerCase(Locale.ROOT), spoiled);
        }
        return spoiled;
    }

    private byte[] once(String name, byte[] content) {
        int kind = random.nextInt(10);
        if (kind == 0 || content.length == 0) {
            return SpoiledBytes.of(content, random);
        }
        if (isBinary(name)) {
            return kind < 6 ? SpoiledPng.of(content, random) : SpoiledBytes.of(content, random);
        }
        if (kind < 4) {
            return SpoiledTokens.of(content, random);
        }
        if (name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return SpoiledJson.of(content, random);
        }
        if (name.endsWith(".xml")) {
            return SpoiledXml.of(content, random);
        }
        return SpoiledLines.of(content, random);
    }

    private static boolean isBinary(String name) {
        return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jar");
    }
}
