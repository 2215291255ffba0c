package org.labelport.csv.openimages;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads Open Images data sets: labels, boxes and segments. */
@Component(service = TargetHandler.class)
@ProvidesTarget(target = "csv-openimages", title = "Open Images v6/v7", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class OpenImagesTarget implements TargetHandler {

    private static final String PATH = "path";

    /** Code of the loss of a table that is not read. */
    private static final String TABLE_DROPPED = "csv.table-dropped";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH, OptionSpec.Type.PATH, "The folder that holds annotations/ or the tables themselves."),
                PictureFiles.OPTION);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path folder = request.filter().path(PATH);
        OpenImagesFiles found = OpenImagesFiles.find(folder);
        Classes classes = found.descriptions().isPresent()
                ? Classes.read(found.descriptions().get(), request.limits(), request.report())
                : Classes.NONE;
        found.others()
                .forEach(name -> request.report()
                        .loss(Loss.ofDataset(
                                TABLE_DROPPED,
                                name
                                        + " is not read: it is not a table of pictures, boxes,"
                                        + " segments, points or human image labels")));
        found.hierarchy()
                .ifPresent(name -> request.report()
                        .loss(Loss.ofDataset(
                                TABLE_DROPPED, name + " is not read: which class is a kind of which is left out")));
        MediaFolder root = new MediaFolder(folder);
        List<TableFile> tables = new ArrayList<>();
        for (OpenImagesFiles.Found table : found.tables()) {
            tables.add(
                    new TableFile(table.file(), table.name(), 1, OpenImagesDialect.of(table, classes, root, request)));
        }
        PictureFiles files = PictureFiles.of(request, List.of(folder));
        return new PictureTableSource(request, tables, classes.taxonomy(), files, StoredImages.in(folder));
    }
}
