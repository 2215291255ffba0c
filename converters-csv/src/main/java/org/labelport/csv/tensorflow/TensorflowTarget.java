package org.labelport.csv.tensorflow;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.csv.picture.read.TableFolder;
import org.labelport.csv.picture.read.UsualNames;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/**
 * Reads tables with a header. They have the columns of a picture, a class and two corners, whatever their names and
 * order; or boxes in one column, as competitions publish them; or labels of whole pictures.
 */
@Component(service = TargetHandler.class)
@ProvidesTarget(
        target = "csv-tensorflow",
        title = "CSV of boxes with a header (TensorFlow, Roboflow, VoTT)",
        data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class TensorflowTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH, OptionSpec.Type.PATH, "A table, or the folder with the tables of the splits."),
                PictureFiles.OPTION);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path(PATH);
        BoxTables tables = BoxTables.find(path, request.limits());
        TableFolder.reportIgnored(tables.ignored(), request.report());
        Path map = tables.folder().resolve(TensorflowPlan.LABEL_MAP);
        Taxonomy taxonomy = FileKind.isFile(map) ? taxonomy(map) : tables.columnClasses();
        List<TableFile> files = new ArrayList<>();
        for (BoxTables.Table table : tables.tables()) {
            files.add(table.open(taxonomy));
        }
        PictureFiles pictures = PictureFiles.of(request, tables.pictureFolders());
        return new PictureTableSource(request, files, taxonomy, pictures, new UsualNames());
    }

    private static Taxonomy taxonomy(Path map) throws ExportException, IOException {
        try {
            return new Taxonomy(
                    LabelMap.read(map).values().stream().map(Category::of).toList());
        } catch (IllegalArgumentException e) {
            throw new ExportException("csv-tensorflow.label-map", map + ": " + e.getMessage() + ". Remove one.", e);
        }
    }
}
