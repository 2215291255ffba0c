package org.labelport.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a file is that is given where text is wanted, by its first bytes.
 *
 * @param hex the first bytes, in hexadecimal digits
 */
record BinaryStart(String hex, String what) {

    private static final int LONGEST = 4;

    private static final List<BinaryStart> KNOWN = List.of(
            new BinaryStart("89504e47", "a PNG picture"),
            new BinaryStart("ffd8ff", "a JPEG picture"),
            new BinaryStart("47494638", "a GIF picture"),
            new BinaryStart("25504446", "a PDF document"),
            new BinaryStart("504b0304", "a ZIP archive, or a document of an office program"),
            new BinaryStart("d0cf11e0", "a document of an office program"));

    /** Returns what the file is; empty when it is none of those that are known. */
    static Optional<String> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = HexFormat.of().formatHex(in.readNBytes(LONGEST));
            return KNOWN.stream()
                    .filter(known -> start.startsWith(known.hex))
                    .map(BinaryStart::what)
                    .findFirst();
        }
    }
}
