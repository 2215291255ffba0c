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
import org.labelport.json.Json;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.JsonText;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.LongSet;

/**
 * Finds the names that pictures had before they got names of three parts. The list of names stays open; only the place
 * of each line in it is kept in memory.
 */
final class OriginalNames implements AutoCloseable {

    private static final int LONGEST_LINE = 64 << 10;

    private final Json json;
    private final @Nullable RandomAccessFile file;
    private final Map<Long, Long> offsets = new HashMap<>();

    private OriginalNames(Json json, @Nullable RandomAccessFile file) {
        this.json = json;
        this.file = file;
    }

    /** Opens the list of names in a folder. Without a list no picture has an original name. */
    static OriginalNames in(Path folder, Json json) throws ExportException, IOException {
        Path list = folder.resolve(CityscapesPlan.NAMES_FILE);
        if (!FileKind.isFile(list)) {
            return new OriginalNames(json, null);
        }
        OriginalNames names = new OriginalNames(json, new RandomAccessFile(list.toFile(), "r"));
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
            Object entry = json.read(new JsonText(line));
            offsets.putIfAbsent(LongSet.hash(SmallJson.text(entry, "image", "")), at);
        } catch (IOException e) {
            throw new ExportException(
                    "cityscapes.names",
                    list + " has a line that is not JSON: " + e.getMessage() + ". Correct it, or remove the file.",
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
        Object entry = json.read(new JsonText(Arrays.copyOf(bytes, length)));
        return SmallJson.text(entry, "image", "").equals(image)
                ? Optional.of(SmallJson.text(entry, "path", "")).filter(path -> !path.isEmpty())
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
