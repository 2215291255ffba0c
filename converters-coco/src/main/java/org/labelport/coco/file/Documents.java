package org.labelport.coco.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/**
 * One or several files, which are read one after the other. All files are scanned first, because the categories of all
 * files must be known before the first item.
 *
 * @param <E> what a file gives for an item: the item, or what reads it
 */
public final class Documents<E> implements AutoCloseable {

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

    private Documents(List<? extends Document<E>> documents, Taxonomy taxonomy) {
        this.documents = documents;
        this.taxonomy = taxonomy;
    }

    /**
     * Scans files. The caller closes the result.
     *
     * @param taxonomy merges the categories of all files
     */
    public static <E, D extends Document<E>> Documents<E> scan(
            List<CocoFile> files, Scan<D> scan, Function<List<D>, Taxonomy> taxonomy)
            throws ExportException, IOException {
        List<D> documents = new ArrayList<>();
        boolean scanned = false;
        try {
            for (CocoFile file : files) {
                documents.add(scan.of(file));
            }
            Documents<E> all = new Documents<>(documents, taxonomy.apply(documents));
            scanned = true;
            return all;
        } finally {
            if (!scanned) {
                close(documents);
            }
        }
    }

    /** Returns the next entry of all files, or empty at the end. */
    public Optional<E> next() throws ExportException, IOException {
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

    /** The categories of all files. */
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /** How many items the files list. */
    public OptionalLong expectedItems() {
        return OptionalLong.of(documents.stream().mapToLong(Document::entries).sum());
    }

    @Override
    public void close() throws IOException {
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
