package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.DocumentSource;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;

/** Opens panoptic files as a source of items. Categories with the same name become one. */
public final class PanopticSource {

    private PanopticSource() {}

    /** Scans files. The caller closes the result. */
    public static ItemSource open(List<CocoFile> files, Optional<Path> masks, SourceRequest request)
            throws ExportException, IOException {
        return DocumentSource.open(
                files,
                file -> PanopticDocument.scan(file, PanopticLists.masks(file.json(), masks), request),
                PanopticSource::merged);
    }

    private static Taxonomy merged(List<PanopticDocument> documents) {
        Map<String, Category> categories = new LinkedHashMap<>();
        for (PanopticDocument document : documents) {
            document.categories().forEach(category -> categories.putIfAbsent(category.name(), category));
        }
        return new Taxonomy(List.copyOf(categories.values()));
    }
}
