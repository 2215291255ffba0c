package org.labelport.csv.rle;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.csv.picture.read.TableFolder;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads tables of masks as run lengths, in the column {@code EncodedPixels} of competitions on Kaggle. */
@Component(service = TargetHandler.class)
@ProvidesTarget(target = "csv-rle", title = "CSV of run lengths (Kaggle's EncodedPixels)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class RleTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        List<OptionSpec> keys = new ArrayList<>(List.of(
                OptionSpec.required(PATH, OptionSpec.Type.PATH, "A table, or the folder with the tables."),
                PictureFiles.OPTION,
                RunPictures.OPTION));
        keys.addAll(RunNotation.OPTIONS);
        return keys;
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        RunTables tables = RunTables.find(request.filter().path(PATH), request.limits());
        TableFolder.reportIgnored(tables.ignored(), request.report());
        RunNotation notation = RunNotation.of(request.filter());
        List<TableFile> files = new ArrayList<>();
        tables.tables().forEach(table -> files.add(table.open(notation)));
        PictureFiles pictures = PictureFiles.of(request, tables.pictureFolders());
        return new PictureTableSource(request, files, Taxonomy.EMPTY, pictures, RunPictures.of(request.filter()));
    }
}
