package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.Documents;
import org.labelport.coco.file.JoinedCategories;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;

/** Reads the items of panoptic files, whose PNGs take most of the time. Categories with the same name become one. */
public final class PanopticSource extends Documents<ParallelItemSource.Reading> implements ParallelItemSource {

    private PanopticSource(List<PanopticDocument> documents, SourceRequest request) {
        super(documents, joined(documents, request));
    }

    /** Scans files. The caller closes the result. */
    public static PanopticSource open(List<CocoFile> files, Optional<Path> masks, SourceRequest request)
            throws ExportException, IOException {
        return scan(
                files,
                file -> PanopticDocument.scan(file, PanopticLists.masks(file.json(), masks), request),
                documents -> new PanopticSource(documents, request));
    }

    private static Taxonomy joined(List<PanopticDocument> documents, SourceRequest request) {
        JoinedCategories categories = new JoinedCategories(request.report());
        documents.forEach(document -> categories.add(document.file(), document.categories()));
        return categories.taxonomy();
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        return nextEntry();
    }
}
