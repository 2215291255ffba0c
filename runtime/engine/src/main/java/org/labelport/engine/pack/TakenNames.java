package org.labelport.engine.pack;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.labelport.report.ItemException;

/**
 * The names of an archive's files, as far as is needed to see that none comes twice: 64 bits of each, since there may be millions.
 * Thread-safe.
 */
final class TakenNames {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long FREE = 0;
    private static final long RELEASED = 1;

    private final Set<String> folders = new HashSet<>();
    private long[] names = new long[FIRST_CAPACITY];
    /** Number of slots that are not free, including released ones. */
    private int used;

    /** @throws ItemException {@code file.conflict} when there is a file or a folder of that name, or a file where a folder is needed */
    synchronized void take(String path) throws ItemException {
        int end = path.lastIndexOf('/');
        if (end > 0) {
            takeFolder(path, path.substring(0, end));
        }
        if (folders.contains(path) || !add(key(path))) {
            throw new ItemException("file.conflict", "'" + path + "' is already the name of another file");
        }
    }

    /** @return whether the folder is new */
    synchronized boolean takeFolder(String path) throws ItemException {
        return takeFolder(path, path);
    }

    private boolean takeFolder(String path, String folder) throws ItemException {
        if (folders.contains(folder)) {
            return false;
        }
        int end = folder.lastIndexOf('/');
        if (end > 0) {
            takeFolder(path, folder.substring(0, end));
        }
        if (find(key(folder)) >= 0) {
            throw new ItemException(
                    "file.conflict", "'" + path + "' needs a folder where there is a file of that name");
        }
        return folders.add(folder);
    }

    /** The name may be taken again. */
    synchronized void release(String path) {
        int at = find(key(path));
        if (at >= 0) {
            names[at] = RELEASED;
        }
    }

    private static long key(String path) {
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        CRC32 high = new CRC32();
        high.update(utf8);
        CRC32C low = new CRC32C();
        low.update(utf8);
        long key = high.getValue() << Integer.SIZE | low.getValue();
        return key == FREE || key == RELEASED ? ~key : key;
    }

    private boolean add(long key) {
        if (find(key) >= 0) {
            return false;
        }
        if (2 * (used + 1) > names.length) {
            grow();
        }
        place(key);
        return true;
    }

    private void grow() {
        long[] before = names;
        names = new long[2 * before.length];
        used = 0;
        for (long key : before) {
            if (key != FREE && key != RELEASED) {
                place(key);
            }
        }
    }

    private void place(long key) {
        int at = start(key);
        while (names[at] != FREE) {
            at = at + 1 & names.length - 1;
        }
        names[at] = key;
        used++;
    }

    /** Where a key is, or -1. */
    private int find(long key) {
        for (int at = start(key); names[at] != FREE; at = at + 1 & names.length - 1) {
            if (names[at] == key) {
                return at;
            }
        }
        return -1;
    }

    private int start(long key) {
        return (int) (key ^ key >>> Integer.SIZE) & names.length - 1;
    }
}
