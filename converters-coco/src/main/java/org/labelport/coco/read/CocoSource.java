package org.labelport.coco.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.coco.file.Closing;
import org.labelport.coco.file.CocoFile;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;

/**
 * The items of one or several COCO files, one file after the other. All files are scanned when the source is opened,
 * since the categories of the last one count from the first item on; those of the same name are one category.
 */
public final class CocoSource implements ItemSource {

    private final List<CocoDocument> documents = new ArrayList<>();
    private Taxonomy taxonomy = Taxonomy.EMPTY;
    private int current;

    private CocoSource() {}

    /** Scans files; the caller closes what it gets. */
    public static CocoSource open(List<CocoFile> files, SourceRequest request) throws ExportException, IOException {
        CocoSource source = new CocoSource();
        boolean scanned = false;
        try {
            for (CocoFile file : files) {
                source.documents.add(CocoScan.read(file, request));
            }
            source.taxonomy = source.merged();
            scanned = true;
            return source;
        } finally {
            if (!scanned) {
                source.close();
            }
        }
    }

    private Taxonomy merged() {
        Map<String, Category> categories = new LinkedHashMap<>();
        for (CocoDocument document : documents) {
            for (Category category : document.categories().inOrder()) {
                categories.merge(
                        category.name(),
                        category,
                        (old, other) -> old.skeleton().equals(Skeleton.NONE) ? other : old);
            }
        }
        return new Taxonomy(List.copyOf(categories.values()));
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
        return OptionalLong.of(
                documents.stream().mapToLong(CocoDocument::entries).sum());
    }

    @Override
    public void close() throws IOException {
        List<Closing.Step> steps = new ArrayList<>();
        for (CocoDocument document : documents) {
            steps.add(document::close);
        }
        Closing.all(steps);
    }
}
