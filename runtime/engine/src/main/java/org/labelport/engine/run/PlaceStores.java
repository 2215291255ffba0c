package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.pack.PackedFiles;
import org.labelport.engine.publish.FolderTree;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.StagedFiles;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;

/** Gives each format a store in the folder of a run, as a folder or as one file. */
final class PlaceStores implements RunSteps.FileStores {

    private final ExportParams params;
    private final RunWorkspace place;
    private final Path fetched;

    /** @param fetched where the run keeps originals that it has fetched */
    PlaceStores(ExportParams params, RunWorkspace place, Path fetched) {
        this.params = params;
        this.place = place;
        this.fetched = fetched;
    }

    @Override
    public FileStore create(InstalledFormat format) throws IOException {
        Path staging = place.staging(format.id());
        if (params.packing() != Packing.FOLDER) {
            return new PackedFiles(place.segments(format.id()), staging, params.packing());
        }
        if (!isPublished(format)) {
            FolderTree.create(place.folder().resolve(""), staging);
        }
        return new StagedFiles(staging, params.media(), fetched);
    }

    @Override
    public boolean isPublished(InstalledFormat format) {
        return place.published(format.id()).isPresent();
    }
}
