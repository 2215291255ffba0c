package org.labelport.csv.retinanet;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.read.ColumnNames;
import org.labelport.csv.picture.read.CornerUnit;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.PictureTableSource.Found;
import org.labelport.csv.picture.read.RowPaths;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads tables of keras-retinanet, which have no header: a path, the corners of a box and a class. */
@Component(service = TargetHandler.class)
@ProvidesTarget(target = "csv-retinanet", title = "keras-retinanet CSV", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class RetinanetTarget implements TargetHandler {

    private static final String PATH = "path";

    /** What headers call the corners, in the order in which they are read. */
    private static final List<List<String>> CORNERS = List.of(
            List.of("xmin", "x1", "minx"),
            List.of("ymin", "y1", "miny"),
            List.of("xmax", "x2", "maxx"),
            List.of("ymax", "y2", "maxy"));

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH, OptionSpec.Type.PATH, "A table, or the folder with annotations.csv and classes.csv."),
                PictureFiles.OPTION);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path(PATH);
        Path folder = FileKind.isFolder(path) ? path : path.toAbsolutePath().getParent();
        List<Path> files = RetinanetFiles.tables(path, request.limits());
        Optional<Path> list = RetinanetFiles.classes(folder, files, request.limits());
        ClassList classes = list.isPresent() ? ClassList.read(list.get(), request.limits()) : ClassList.NONE;
        List<TableFile> tables = new ArrayList<>();
        Set<Path> places = new LinkedHashSet<>(List.of(folder));
        for (Path file : files) {
            String name = name(file, path);
            Optional<Row> header = header(file, request.limits());
            if (header.isPresent()) {
                requireOrder(header.get(), name);
                request.report()
                        .loss(Loss.ofDataset(
                                "csv.header-skipped",
                                name + ", line 1 is read as the names of columns, not as a box: "
                                        + String.join(", ", header.get().cells())));
            }
            RetinanetDialect dialect = new RetinanetDialect(unit(file, request.limits()), split(name, path), classes);
            tables.add(new TableFile(file, name, header.isPresent() ? 1 : 0, dialect));
            places.add(file.toAbsolutePath().getParent());
        }
        List.copyOf(places).forEach(place -> places.add(place.resolve(TablePicture.FOLDER)));
        PictureFiles pictures = PictureFiles.of(request, List.copyOf(places));
        return new PictureTableSource(request, tables, classes.taxonomy(), pictures, RetinanetTarget::find);
    }

    /** Refuses a header that names the corners in another order: they are read by their places. */
    private static void requireOrder(Row header, String table) throws ExportException {
        ColumnNames names = new ColumnNames(header.cells());
        for (int place = 1; place <= CORNERS.size(); place++) {
            int named = names.first(CORNERS.get(place - 1));
            if (named >= 0 && named != place) {
                throw new ExportException(
                        "csv.header",
                        table + ": the columns are " + String.join(",", header.cells())
                                + ", but they are read by their places as path,x1,y1,x2,y2,class. csv-tensorflow reads"
                                + " columns by their names");
            }
        }
    }

    private static Optional<Row> header(Path file, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            return reader.next().filter(RetinanetDialect::isHeader);
        }
    }

    private static CornerUnit unit(Path file, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            return CornerUnit.of(RetinanetDialect::box, reader);
        }
    }

    /** Returns a table's name relative to the folder of the data set. */
    private static String name(Path file, Path path) {
        String name = file.getFileName().toString();
        Path parent = file.getParent();
        return parent == null || parent.equals(path) || FileKind.isFile(path)
                ? name
                : parent.getFileName() + "/" + name;
    }

    /** Returns the split of a table; {@code annotations.csv} of a folder is training data. */
    private static Split split(String name, Path path) {
        Split split = SplitOfName.of(name);
        boolean ours = name.equals(RetinanetPlan.TABLES.train()) && FileKind.isFolder(path);
        return ours && split == Split.NONE ? Split.TRAIN : split;
    }

    private static Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException {
        String[] names = RowPaths.namesOf(picture.path());
        String name = names[0];
        String below = name.startsWith(TablePicture.FOLDER) ? name.substring(TablePicture.FOLDER.length()) : name;
        return new Found(below, files.find(names));
    }
}
