package org.labelport.coco.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/**
 * A source of one or several files, which are read one after the other. All files are scanned first, because the
 * categories of all files must be known before the first item.
 *
 * @param <E> what a file gives for an item: the item, or what reads it
 */
public abstract class Documents<E> implements ItemSource {

    /** One scanned file. Closing it a second time does nothing. */
    public interface Document<E> extends AutoCloseable {

        /** The number of images that the file lists, unusable ones included. */
        long entries();

        /** Returns the next entry, or empty at the end. Items that cannot be read are reported and skipped. */
        Optional<E> next() throws ExportException, IOException;

        @Override
        void close() throws IOException;
    }

    /** Scans a file. The caller closes the result. */
    @FunctionalInterface
    public interface Scan<D> {

        /** @throws ExportException when the file as a whole cannot be read */
        D of(CocoFile file) throws ExportException, IOException;
    }

    private final List<? extends Document<E>> documents;
    private final Taxonomy taxonomy;
    private int current;

    /**
     * Makes a source of scanned files, which are closed with it.
     *
     * @param taxonomy the categories of all files
     */
    protected Documents(List<? extends Document<E>> documents, Taxonomy taxonomy) {
        this.documents = documents;
        this.taxonomy = taxonomy;
    }

    /**
     * Scans files. The caller closes the result.
     *
     * @param source makes the source of what was scanned
     */
    protected static <D extends Document<?>, S> S scan(List<CocoFile> files, Scan<D> scan, Function<List<D>, S> source)
            throws ExportException, IOException {
        List<D> documents = new ArrayList<>();
        boolean scanned = false;
        try {
            for (CocoFile file : files) {
                documents.add(scan.of(file));
            }
            S made = source.apply(documents);
            scanned = true;
            return made;
        } finally {
            if (!scanned) {
                close(documents);
            }
        }
    }

    /** Returns the next entry of all files, or empty at the end. */
    protected final Optional<E> nextEntry() throws ExportException, IOException {
        while (current < documents.size()) {
            Optional<E> entry = documents.get(current).next();
            if (entry.isPresent()) {
                return entry;
            }
            documents.get(current).close();
            current++;
        }
        return Optional.empty();
    }

    @Override
    public final Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public final OptionalLong expectedItems() {
        return OptionalLong.of(documents.stream().mapToLong(Document::entries).sum());
    }

    @Override
    public final void close() throws IOException {
        close(documents);
    }

    private static void close(List<? extends Document<?>> documents) throws IOException {
        List<Closing.Step> steps = new ArrayList<>();
        for (Document<?> document : documents) {
            steps.add(document::close);
        }
        Closing.all(steps);
    }
}
