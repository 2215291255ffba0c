package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.DocumentSource;
import org.labelport.coco.file.JoinedCategories;
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
                documents -> joined(documents, request));
    }

    private static Taxonomy joined(List<PanopticDocument> documents, SourceRequest request) {
        JoinedCategories categories = new JoinedCategories(request.report());
        documents.forEach(document -> categories.add(document.file(), document.categories()));
        return categories.taxonomy();
    }
}
