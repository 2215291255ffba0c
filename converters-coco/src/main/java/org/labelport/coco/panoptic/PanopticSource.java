package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
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
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;

/** The items of panoptic files, one file after the other; categories of the same name are one. */
public final class PanopticSource implements ItemSource {

    private final List<PanopticDocument> documents = new ArrayList<>();
    private Taxonomy taxonomy = Taxonomy.EMPTY;
    private int current;

    private PanopticSource() {}

    /** Scans files; the caller closes what it gets. */
    public static PanopticSource open(List<CocoFile> files, Optional<Path> masks, SourceRequest request)
            throws ExportException, IOException {
        PanopticSource source = new PanopticSource();
        boolean scanned = false;
        try {
            Map<String, Category> categories = new LinkedHashMap<>();
            for (CocoFile file : files) {
                PanopticDocument document =
                        PanopticDocument.scan(file, PanopticLists.masks(file.json(), masks), request);
                source.documents.add(document);
                document.categories().forEach(category -> categories.putIfAbsent(category.name(), category));
            }
            source.taxonomy = new Taxonomy(List.copyOf(categories.values()));
            scanned = true;
            return source;
        } finally {
            if (!scanned) {
                source.close();
            }
        }
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        for (; current < documents.size(); current++) {
            Optional<Item> item = documents.get(current).next();
            if (item.isPresent()) {
                return item;
            }
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
                documents.stream().mapToLong(PanopticDocument::entries).sum());
    }

    @Override
    public void close() throws IOException {
        List<Closing.Step> steps = new ArrayList<>();
        documents.forEach(document -> steps.add(document::close));
        Closing.all(steps);
    }
}
