package org.labelport.csv.vertex;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.csv.picture.read.TableFolder;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
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
    private static final String HEADER = "csv-vertex.header";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH, OptionSpec.Type.PATH, "A table, or the folder with the table or those of the splits."),
                PictureFiles.OPTION);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        VertexTables found = VertexTables.find(request.filter().path(PATH));
        TableFolder.reportIgnored(found.ignored(), request.report());
        List<TableFile> tables = new ArrayList<>();
        for (VertexTables.Table table : found.tables()) {
            tables.add(open(table, request.limits()));
        }
        PictureFiles files = PictureFiles.of(request, found.places());
        return new PictureTableSource(request, tables, Taxonomy.EMPTY, files, new StoredFiles());
    }

    /** The folders in which files of a table in this folder are looked for. */
    static List<Path> places(Path folder) {
        return List.of(folder.resolve(TablePicture.FOLDER), folder.resolve(VertexPlan.TEXTS), folder);
    }

    /** Opens a table after its header, and refuses one of other rows. */
    private static TableFile open(VertexTables.Table table, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(table.file(), limits)) {
            Optional<Row> first = reader.next();
            Optional<OtherRows> other = first.flatMap(OtherRows::of);
            if (other.isPresent()) {
                throw new ExportException(
                        HEADER, table.file() + " " + other.get().content());
            }
            Optional<VertexHeader> header = first.map(VertexHeader::of).filter(VertexHeader::present);
            if (header.isPresent() && !header.get().usual()) {
                throw new ExportException(
                        HEADER,
                        table.file()
                                + " begins with a line that names other columns than Google's tables have. Remove that"
                                + " line if the rows are paths and labels; csv-tensorflow reads boxes by the names of"
                                + " columns.");
            }
            return new TableFile(
                    table.file(), table.name(), header.isPresent() ? 1 : 0, new VertexDialect(table.split()));
        }
    }
}
