package org.labelport.csv.vertex;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.PictureFiles;
import org.labelport.csv.picture.PictureTableSource;
import org.labelport.csv.picture.TableFile;
import org.labelport.csv.picture.TablePicture;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads import tables of Vertex AI and AutoML: boxes, labels of pictures, labels of texts. */
@Component(service = TargetHandler.class)
@ProvidesTarget(
        target = "csv-vertex",
        title = "Vertex AI / AutoML import CSV",
        data__types = {"image", "text"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class VertexTarget implements TargetHandler {

    private static final String PATH = "path";

    /** How many numbers a box has. */
    private static final int CORNERS = 4;

    /** Names of the first column in tables of other programs. */
    private static final Set<String> COLUMNS = Set.of(
            "image",
            "images",
            "image_path",
            "image_name",
            "image_id",
            "imageid",
            "img_path",
            "file",
            "file_name",
            "filename",
            "filepath",
            "path",
            "ml_use");

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(PATH, OptionSpec.Type.PATH, "The table, or the folder that holds it."),
                PictureFiles.OPTION);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path file = VertexFile.find(request.filter().path(PATH));
        requireNoHeader(file, request.limits());
        Path folder = file.toAbsolutePath().getParent();
        PictureFiles files = PictureFiles.of(request, places(folder));
        TableFile table = new TableFile(file, file.getFileName().toString(), 0, new VertexDialect());
        return new PictureTableSource(request, List.of(table), Taxonomy.EMPTY, files, new StoredFiles());
    }

    /** The folders in which files of a table in this folder are looked for. */
    static List<Path> places(Path folder) {
        return List.of(folder.resolve(TablePicture.FOLDER), folder.resolve(VertexPlan.TEXTS), folder);
    }

    /** Whether a row would be read as a text with labels, although it is a label with a box and a picture. */
    private static boolean namesPictureLast(Row first) {
        VertexRow row = VertexRow.of(first);
        return !row.isPicture()
                && row.rest().stream().anyMatch(DataType.IMAGE::isOf)
                && row.rest().stream()
                                .filter(cell -> Numbers.decimal(cell).isPresent())
                                .count()
                        >= CORNERS;
    }

    /** Whether a row begins with the name of a column, or with those of the set and the path, as Google calls them. */
    private static boolean namesColumns(Row first) {
        String second = first.cell(1).strip().toLowerCase(Locale.ROOT);
        return first.cells().size() > 1
                && (COLUMNS.contains(first.cell(0).strip().toLowerCase(Locale.ROOT))
                        || first.cell(0).strip().equalsIgnoreCase("set") && COLUMNS.contains(second));
    }

    /** Refuses a table that begins with names of columns, because rows would be read as texts with their labels. */
    private static void requireNoHeader(Path file, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            Optional<Row> first = reader.next();
            if (first.isPresent() && namesPictureLast(first.get())) {
                throw new ExportException(
                        "csv-vertex.header",
                        file
                                + " has the picture after its label, but rows of Vertex AI begin with the picture. csv-tensorflow reads"
                                + " tables of makesense.ai, and others whose first line names the columns.");
            }
            if (first.isPresent() && namesColumns(first.get())) {
                throw new ExportException(
                        "csv-vertex.header",
                        file
                                + " begins with a line that names columns, but tables of Vertex AI have none. Remove that line if"
                                + " the rows are paths and labels; csv-tensorflow reads boxes by the names of columns.");
            }
        }
    }
}
