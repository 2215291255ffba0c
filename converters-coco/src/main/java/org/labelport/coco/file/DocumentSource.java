package org.labelport.coco.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/**
 * Reads the items of one or several files, one file after the other. All files are scanned when the source is opened,
 * because the categories of all files must be known before the first item.
 */
public final class DocumentSource implements ItemSource {

    /** One scanned file. Closing it a second time does nothing. */
    public interface Document extends AutoCloseable {

        /** The number of images that the file lists, unusable ones included. */
        long entries();

        /** Returns the next item, or empty at the end. Items that cannot be read are reported and skipped. */
        Optional<Item> next() throws ExportException, IOException;

        @Override
        void close() throws IOException;
    }

    /** Scans a file. The caller closes the result. */
    @FunctionalInterface
    public interface Scan<D extends Document> {

        /** @throws ExportException when the file as a whole cannot be read */
        D of(CocoFile file) throws ExportException, IOException;
    }

    private final List<? extends Document> documents;
    private final Taxonomy taxonomy;
    private int current;

    private DocumentSource(List<? extends Document> documents, Taxonomy taxonomy) {
        this.documents = documents;
        this.taxonomy = taxonomy;
    }

    /**
     * Scans files. The caller closes the result.
     *
     * @param taxonomy merges the categories of all files
     */
    public static <D extends Document> DocumentSource open(
            List<CocoFile> files, Scan<D> scan, Function<List<D>, Taxonomy> taxonomy)
            throws ExportException, IOException {
        List<D> documents = new ArrayList<>();
        boolean scanned = false;
        try {
            for (CocoFile file : files) {
                documents.add(scan.of(file));
            }
            DocumentSource source = new DocumentSource(documents, taxonomy.apply(documents));
            scanned = true;
            return source;
        } finally {
            if (!scanned) {
                close(documents);
            }
        }
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (current < documents.size()) {
            Optional<Item> item = documents.get(current).next();
            if (item.isPresent()) {
                return item;
            }
            documents.get(current).close();
            current++;
        }
        return Optional.empty();
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(documents.stream().mapToLong(Document::entries).sum());
    }

    @Override
    public void close() throws IOException {
        close(documents);
    }

    private static void close(List<? extends Document> documents) throws IOException {
        List<Closing.Step> steps = new ArrayList<>();
        for (Document document : documents) {
            steps.add(document::close);
        }
        Closing.all(steps);
    }
}
