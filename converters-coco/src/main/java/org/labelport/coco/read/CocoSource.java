package org.labelport.coco.read;

import java.io.IOException;
import java.util.List;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.DocumentSource;
import org.labelport.coco.file.JoinedCategories;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;

/** Opens COCO files as a source of items. Categories with the same name become one. */
public final class CocoSource {

    private CocoSource() {}

    /** Scans files. The caller closes the result. */
    public static ItemSource open(List<CocoFile> files, SourceRequest request) throws ExportException, IOException {
        return DocumentSource.open(
                files, file -> CocoScan.read(file, request), documents -> joined(documents, request));
    }

    private static Taxonomy joined(List<CocoDocument> documents, SourceRequest request) {
        JoinedCategories categories = new JoinedCategories(request.report());
        documents.forEach(document ->
                categories.add(document.file(), document.categories().inOrder()));
        return categories.taxonomy();
    }
}
