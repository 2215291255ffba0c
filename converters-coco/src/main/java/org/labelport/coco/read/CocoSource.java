package org.labelport.coco.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.DocumentSource;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;

/** Opens COCO files as a source of items. Categories with the same name become one. */
public final class CocoSource {

    private CocoSource() {}

    /** Scans files. The caller closes the result. */
    public static ItemSource open(List<CocoFile> files, SourceRequest request) throws ExportException, IOException {
        return DocumentSource.open(files, file -> CocoScan.read(file, request), CocoSource::merged);
    }

    private static Taxonomy merged(List<CocoDocument> documents) {
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
}
