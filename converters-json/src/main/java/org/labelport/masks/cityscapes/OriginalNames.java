package org.labelport.masks.cityscapes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.LongSet;

/**
 * Finds the names that pictures had before they got names of three parts. The list of names stays open; only the place
 * of each line in it is kept in memory.
 */
final class OriginalNames implements AutoCloseable {

    private static final int LONGEST_LINE = 64 << 10;

    private final Limits limits;
    private final @Nullable RandomAccessFile file;
    private final Map<Long, Long> offsets = new HashMap<>();

    private OriginalNames(Limits limits, @Nullable RandomAccessFile file) {
        this.limits = limits;
        this.file = file;
    }

    /** Opens the list of names in a folder. Without a list no picture has an original name. */
    static OriginalNames in(Path folder, Limits limits) throws ExportException, IOException {
        Path list = folder.resolve(CityscapesPlan.NAMES_FILE);
        if (!FileKind.isFile(list)) {
            return new OriginalNames(limits, null);
        }
        OriginalNames names = new OriginalNames(limits, new RandomAccessFile(list.toFile(), "r"));
        boolean read = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(list))) {
            names.index(list, in);
            read = true;
        } finally {
            if (!read) {
                names.close();
            }
        }
        return names;
    }

    private void index(Path list, InputStream in) throws ExportException, IOException {
        byte[] line = new byte[LONGEST_LINE];
        long start = 0;
        int length = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                if (length == LONGEST_LINE) {
                    throw new ExportException(
                            "cityscapes.names",
                            list + " has a line of more than " + LONGEST_LINE
                                    + " bytes. Correct it, or remove the file.");
                }
                line[length++] = (byte) next;
                continue;
            }
            add(list, Arrays.copyOf(line, length), start);
            start += length + 1L;
            length = 0;
        }
        if (length > 0) {
            add(list, Arrays.copyOf(line, length), start);
        }
    }

    private void add(Path list, byte[] line, long at) throws ExportException {
        try {
            JsonValue entry = JsonReading.utf8(line, limits);
            offsets.putIfAbsent(LongSet.hash(entry.textOf("image")), at);
        } catch (JsonProblem e) {
            throw new ExportException(
                    "cityscapes.names",
                    list + " has a line that is not JSON: " + e.reason() + ". Correct it, or remove the file.",
                    e);
        }
    }

    /**
     * Returns the original name of a picture; empty when the list does not have the picture.
     *
     * @param image path of the picture, as the list has it
     */
    Optional<String> of(String image) throws IOException {
        Long offset = offsets.get(LongSet.hash(image));
        if (offset == null || file == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[LONGEST_LINE];
        file.seek(offset);
        int read = Math.max(0, file.read(bytes));
        int length = 0;
        while (length < read && bytes[length] != '\n') {
            length++;
        }
        try {
            JsonValue entry = JsonReading.utf8(Arrays.copyOf(bytes, length), limits);
            return Optional.of(entry.textOf("path"))
                    .filter(path -> !path.isEmpty() && entry.textOf("image").equals(image));
        } catch (JsonProblem e) {
            throw new IOException("the list of names has changed since it was looked through: " + e.reason(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
