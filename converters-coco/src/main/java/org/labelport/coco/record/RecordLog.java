package org.labelport.coco.record;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.labelport.report.FileTrouble;

/**
 * Keeps records in a scratch file, in their order. First records are added, then {@link #rewind} begins the reading.
 * Closing deletes the file.
 */
public final class RecordLog implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 << 10;

    private final Path file;
    private final DataOutputStream out;
    private @Nullable DataInputStream in;
    private long left;

    private RecordLog(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    /** Creates a log in a new file of the folder. */
    public static RecordLog in(Path scratch) throws IOException {
        try {
            return new RecordLog(Files.createTempFile(scratch, "records", ".log"));
        } catch (IOException e) {
            throw FileTrouble.named(scratch, e);
        }
    }

    public void add(RecordBuffer record) throws IOException {
        try {
            out.writeInt(record.size());
            out.write(record.array(), 0, record.size());
        } catch (IOException e) {
            throw FileTrouble.named(file, e);
        }
        left++;
    }

    /** The number of records in the log that were not read yet. */
    public long left() {
        return left;
    }

    /** Ends the adding and begins the reading. */
    public void rewind() throws IOException {
        try {
            out.close();
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
        } catch (IOException e) {
            throw FileTrouble.named(file, e);
        }
    }

    /** Returns the next record. There must be one. */
    public byte[] next() throws IOException {
        if (in == null || left == 0) {
            throw new IllegalStateException("the log has no record to read");
        }
        try {
            byte[] record = new byte[in.readInt()];
            in.readFully(record);
            left--;
            return record;
        } catch (IOException e) {
            throw FileTrouble.named(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closeAndDelete();
        } catch (IOException e) {
            throw FileTrouble.named(file, e);
        }
    }

    private void closeAndDelete() throws IOException {
        try {
            out.close();
        } finally {
            if (in != null) {
                in.close();
            }
            Files.deleteIfExists(file);
        }
    }
}
