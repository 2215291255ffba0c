package org.labelport.engine.unpack;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What files are packed as. Some kinds are known only to say that they are not read. */
enum PackedKind {
    ZIP("ZIP", 0, "504b0304", "504b0506", "504b0708"),
    TAR("TAR", 257, "7573746172"),
    GZIP("gzip", 0, "1f8b08"),
    BZIP2("bzip2", 4, "314159265359", "177245385090"),
    XZ("xz", 0, "fd377a585a00"),
    ZSTANDARD("Zstandard", 0, "28b52ffd"),
    SEVEN_ZIP("7-Zip", 0, "377abcaf271c"),
    RAR("RAR", 0, "526172211a07");

    /** How many bytes of a file tell what it is. */
    static final int START = 512;

    private final String title;
    private final int at;
    private final List<byte[]> marks;

    PackedKind(String title, int at, String... marks) {
        this.title = title;
        this.at = at;
        this.marks = Stream.of(marks).map(HexFormat.of()::parseHex).toList();
    }

    /** The kind of a file that begins with these bytes; empty when it is none of them. */
    static Optional<PackedKind> of(byte[] start) {
        return Stream.of(values()).filter(kind -> kind.begins(start)).findFirst();
    }

    private boolean begins(byte[] start) {
        return marks.stream()
                .anyMatch(mark -> at + mark.length <= start.length
                        && Arrays.equals(start, at, at + mark.length, mark, 0, mark.length));
    }

    /** Its name for people. */
    String title() {
        return title;
    }
}
