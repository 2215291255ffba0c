package org.labelport.coco.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.Documents;
import org.labelport.coco.file.JoinedCategories;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.SourceRequest;

/** Reads the items of COCO files. Categories with the same name become one. */
public final class CocoSource extends Documents<Item> {

    private CocoSource(List<CocoDocument> documents, SourceRequest request) {
        super(documents, joined(documents, request));
    }

    /** Scans files. The caller closes the result. */
    public static CocoSource open(List<CocoFile> files, SourceRequest request) throws ExportException, IOException {
        return scan(files, file -> CocoScan.read(file, request), documents -> new CocoSource(documents, request));
    }

    private static Taxonomy joined(List<CocoDocument> documents, SourceRequest request) {
        JoinedCategories categories = new JoinedCategories(request.report());
        documents.forEach(document ->
                categories.add(document.file(), document.categories().inOrder()));
        return categories.taxonomy();
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        return nextEntry();
    }
}
