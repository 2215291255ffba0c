package org.labelport.engine.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.limits.OpenFiles;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.TakenPathException;
import org.labelport.engine.write.item.FormatPath;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.report.Loss;

/** The output for the files that a format writes last. What the format leaves open is closed with it. */
final class FinishOutput implements ExportOutput, AutoCloseable {

    private final FileStore files;
    private final PartStore parts;
    private final Map<String, Long> counters;
    private final FindingsCollector losses;
    private final OpenFiles openFiles;
    private final PluginWatch watch;
    private final List<TrackedFile> written = new ArrayList<>();
    private int open;

    FinishOutput(
            FileStore files,
            PartStore parts,
            Map<String, Long> counters,
            FindingsCollector losses,
            RunContext context) {
        this.files = files;
        this.parts = parts;
        this.counters = counters;
        this.openFiles = new OpenFiles(context.limits());
        this.watch = context.watch();
        this.losses = losses;
    }

    /**
     * All files in the order they were begun.
     *
     * @throws IOException when a file, or the record of a loss, has failed and the format did not pass that on
     */
    List<FileStore.Entry> closed() throws IOException {
        losses.rethrow();
        List<FileStore.Entry> entries = new ArrayList<>();
        for (TrackedFile file : written) {
            entries.add(file.whole());
        }
        return entries;
    }

    @Override
    public OutputStream file(String path) throws IOException {
        if (open >= openFiles.atTheEnd()) {
            throw new IOException("'" + path + "' cannot be opened beside " + open + " others: " + openFiles.reason());
        }
        TrackedFile file = new TrackedFile(path, begun(path));
        open++;
        written.add(file);
        return file;
    }

    private FileStore.Writing begun(String path) throws IOException {
        try {
            return files.open(FormatPath.checked(path));
        } catch (TakenPathException e) {
            throw taken(e);
        } catch (IOException e) {
            throw RunFileException.of(e);
        }
    }

    @Override
    public void folder(String path) throws IOException {
        try {
            files.folder(FormatPath.checked(path));
        } catch (TakenPathException e) {
            throw taken(e);
        } catch (IOException e) {
            throw RunFileException.of(e);
        }
    }

    /** The failure, without its cause: failures of files may be temporary, and this one is not. */
    private static IllegalArgumentException taken(TakenPathException e) {
        return new IllegalArgumentException(e.getMessage());
    }

    @Override
    public void copy(Part part, OutputStream to) throws IOException {
        RunFileException.marked(() -> parts.copy(part, to));
    }

    @Override
    public long count(String counter) {
        return counters.getOrDefault(counter, 0L);
    }

    @Override
    public void loss(Loss loss) {
        losses.loss(loss);
    }

    @Override
    public void close() throws IOException {
        Closing.all(written);
    }

    /**
     * A file that remembers whether it was closed, and whether it failed: a format may not learn of that, as when it
     * prints to a {@link java.io.PrintStream}. Its entry is made only once, because that ends the hashing.
     */
    private final class TrackedFile extends OutputStream {

        private final String path;
        private final FileStore.Writing out;
        private Optional<RunFileException> failure = Optional.empty();
        private boolean closed;

        private TrackedFile(String path, FileStore.Writing out) {
            this.path = path;
            this.out = out;
        }

        @Override
        public void write(int value) throws RunFileException {
            put(() -> out.write(value));
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws RunFileException {
            put(() -> out.write(bytes, offset, count));
        }

        @Override
        public void flush() throws RunFileException {
            put(out::flush);
        }

        @Override
        public void close() throws RunFileException {
            if (!closed) {
                closed = true;
                open--;
                access(out::close);
            }
        }

        private void put(RunFileException.Access<RuntimeException> access) throws RunFileException {
            if (closed) {
                throw new IllegalStateException("the file '" + path + "' was closed before this was written to it");
            }
            watch.goesOn();
            access(access);
        }

        private void access(RunFileException.Access<RuntimeException> access) throws RunFileException {
            try {
                RunFileException.marked(access);
            } catch (RunFileException e) {
                failure = failure.or(() -> Optional.of(e));
                throw e;
            }
        }

        private FileStore.Entry whole() throws RunFileException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            if (!closed) {
                throw new IllegalStateException("the file '" + path + "' was left open");
            }
            return out.entry();
        }
    }
}
