package org.labelport.engine.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.json.JacksonJson;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.target.FileKind;

/**
 * The finished steps of a run, one a line: a checksum and a JSON object. A step counts once its line is on the disk;
 * what the line refers to is on the disk before it. The journal ends at the first incomplete line. Thread-safe.
 */
public final class Journal implements Closeable {

    private static final String STEP = "step";
    private static final int CHECKSUM_DIGITS = 8;
    private static final String FORCED = "rwd";

    /** How many times longer than a commit the time to the next one is, so that slow disks do not slow a run down. */
    private static final long COMMITS_APART = 10;

    /**
     * Not a channel, which an interrupt would close: a run also writes entries after an interrupt. What is written is on
     * the disk when the call returns; a call of its own for that would fail without the system's reason.
     */
    private final @Nullable RandomAccessFile out;

    private final List<Entry> before;
    private final List<Forced> data = new ArrayList<>();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final Set<String> steps = new HashSet<>();
    private long nextCommit = System.nanoTime();

    private Journal(@Nullable RandomAccessFile out, List<Entry> before) {
        this.out = out;
        this.before = List.copyOf(before);
        before.forEach(entry -> steps.add(step(entry)));
    }

    /** Forces written data to the disk. */
    @FunctionalInterface
    public interface Forced {
        void force() throws IOException;
    }

    /** A journal of a run that nobody will continue: it keeps nothing. */
    public static Journal none() {
        return new Journal(null, List.of());
    }

    /** Starts a journal in a new file. */
    public static Journal create(Path file) throws IOException {
        Files.createFile(file);
        Durable.names(file.getParent());
        return new Journal(new RandomAccessFile(file.toFile(), FORCED), List.of());
    }

    /** Opens a journal to continue it; an incomplete line at its end is removed. */
    public static Journal reopen(Path file) throws IOException {
        Content content = content(file);
        return Closing.unlessMade(new RandomAccessFile(file.toFile(), FORCED), out -> {
            if (!content.entries.isEmpty()) { // else it cannot be continued, and shows what is wrong
                out.setLength(content.length);
            }
            out.seek(content.length);
            return new Journal(out, content.entries);
        });
    }

    /** Reads the entries of a journal that another process may be writing; none when there is no journal. */
    public static List<Entry> read(Path file) throws IOException {
        return FileKind.of(file) == FileKind.FILE ? content(file).entries : List.of();
    }

    /** The name of an entry's step. */
    public static String step(Entry entry) {
        return entry.text(STEP);
    }

    /** Whether the steps of this run are kept. */
    public boolean isKept() {
        return out != null;
    }

    /** Whether an earlier process has begun the run. */
    public boolean isResumed() {
        return !before.isEmpty();
    }

    /** Whether there is an entry of a step, from this process or an earlier one. */
    public synchronized boolean isIn(String step) {
        return steps.contains(step);
    }

    /** The entries of a step that the journal had when it was opened, in their order. */
    public List<Entry> before(String step) {
        return before.stream().filter(entry -> step(entry).equals(step)).toList();
    }

    /** The last entry of a step that the journal had when it was opened. */
    public Optional<Entry> lastBefore(String step) {
        List<Entry> entries = before(step);
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /** Registers data that must be on the disk before any later entry is. */
    public synchronized void after(Forced written) {
        data.add(written);
    }

    /** Adds an entry; it is on the disk when this returns. */
    public synchronized void add(String step, Entry entry) throws IOException {
        addSoon(step, entry);
        commit();
    }

    /** Adds an entry; it is on the disk after the next {@link #commit}, which this does now and then. */
    public synchronized void addSoon(String step, Entry entry) throws IOException {
        if (out == null) {
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(STEP, step);
        fields.putAll(entry.fields());
        steps.add(step);
        waiting.write(line(fields));
        if (System.nanoTime() - nextCommit >= 0) {
            commit();
        }
    }

    /** Forces all entries to the disk, after the data that they refer to. */
    public synchronized void commit() throws IOException {
        if (out == null || waiting.size() == 0) {
            return;
        }
        long begin = System.nanoTime();
        for (Forced written : data) {
            written.force();
        }
        byte[] lines = waiting.toByteArray();
        waiting.reset();
        out.write(lines);
        long end = System.nanoTime();
        nextCommit = end + COMMITS_APART * (end - begin);
    }

    /** Does not commit, because after a failure the data that entries refer to may be missing. */
    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    /** An entry as it stands in a file. */
    static byte[] line(Map<String, Object> fields) {
        byte[] text = JacksonJson.ofKept().text(fields, Json.Style.LINE).utf8();
        ByteArrayOutputStream line = new ByteArrayOutputStream(text.length + CHECKSUM_DIGITS + 2);
        line.writeBytes(checksum(text));
        line.write(' ');
        line.writeBytes(text);
        line.write('\n');
        return line.toByteArray();
    }

    private record Content(List<Entry> entries, long length) {}

    private static Content content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Entry> entries = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                Optional<Entry> entry = entry(Arrays.copyOfRange(bytes, begin, at));
                if (entry.isEmpty()) {
                    break;
                }
                entries.add(entry.get());
                begin = at + 1;
            }
        }
        return new Content(entries, begin);
    }

    /** Parses a line without its line end; empty when the line is incomplete. */
    static Optional<Entry> entry(byte[] line) throws IOException {
        if (line.length <= CHECKSUM_DIGITS) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(line, CHECKSUM_DIGITS + 1, line.length);
        if (!Arrays.equals(Arrays.copyOf(line, CHECKSUM_DIGITS), checksum(text))) {
            return Optional.empty();
        }
        return Optional.of(Entry.ofValue(JacksonJson.ofKept().read(new JsonText(text))));
    }

    private static byte[] checksum(byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return HexFormat.of().toHexDigits((int) sum.getValue()).getBytes(StandardCharsets.US_ASCII);
    }
}
