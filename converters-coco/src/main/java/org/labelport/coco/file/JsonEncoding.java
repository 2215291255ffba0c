package org.labelport.coco.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the text of a JSON file is stored. Labelport reads all of these; programs in Python read only plain UTF-8. */
public enum JsonEncoding {
    /** UTF-8, or something that is no text. */
    PLAIN(""),

    /** UTF-8 after a byte order mark. */
    MARKED("it starts with a byte order mark, which Python's json does not accept. Save it without one"),

    /** Two or four bytes for each character, with or without a byte order mark. */
    WIDE("it is UTF-16 text, as PowerShell writes it, but readers expect UTF-8. Save it as UTF-8");

    private static final int SHOWN = 4;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String problem;

    JsonEncoding(String problem) {
        this.problem = problem;
    }

    /** What programs in Python make of such a file, and what to do; empty for plain text. */
    public String problem() {
        return problem;
    }

    public static JsonEncoding of(Path json) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(json)) {
            start = in.readNBytes(SHOWN);
        }
        if (start.length >= MARK.length && start[0] == MARK[0] && start[1] == MARK[1] && start[2] == MARK[2]) {
            return MARKED;
        }
        return isWide(start) ? WIDE : PLAIN;
    }

    /** JSON begins with characters of ASCII, of which UTF-16 and UTF-32 write a byte 0. */
    private static boolean isWide(byte[] start) {
        if (start.length < 2) {
            return false;
        }
        boolean marked = start[0] == -1 && start[1] == -2 || start[0] == -2 && start[1] == -1;
        return marked || (start[0] == 0) != (start[1] == 0) || start.length == SHOWN && start[3] != 0 && start[0] == 0;
    }
}
