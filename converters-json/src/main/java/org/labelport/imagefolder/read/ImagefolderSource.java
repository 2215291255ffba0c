package org.labelport.imagefolder.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.annotationfile.EntriesInTurn;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.imagefolder.file.MaskNames;
import org.labelport.imagefolder.file.NamedFiles;
import org.labelport.imagefolder.file.ReadmeClasses;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.RowFile;
import org.labelport.imagefolder.file.Splits;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Reads the rows of metadata files, split by split. It keeps the names of these files in memory, and hashes of the
 * names of each row's pictures.
 */
public final class ImagefolderSource implements ItemSource {

    private final NamedMedia pictures;
    private final SourceReport report;
    private final Limits limits;
    private final ReadmeClasses classes;
    private final MaskColumn masks;
    private final Taxonomy taxonomy;
    private final EntriesInTurn<JsonValue, RowFile> files;
    private final RowPictures rowPictures;
    private final Path root;
    private final SourceRequest request;

    private ImagefolderSource(Path root, List<String> files, SourceRequest request)
            throws ExportException, IOException {
        this.root = root;
        this.request = request;
        MaskNames maskNames = MaskNames.in(root, request.limits());
        this.pictures = NamedMedia.in(Optional.empty(), "images", root, request.media());
        this.report = request.report();
        this.limits = request.limits();
        this.classes = ReadmeClasses.read(root);
        this.taxonomy = new Taxonomy(
                maskNames.with(classes.all()).stream().map(Category::of).toList());
        this.masks = new MaskColumn(new MediaFolder(root), maskNames, report, limits);
        this.files = new EntriesInTurn<>(new AnnotationFiles(root, files), this::open);
        this.rowPictures = new RowPictures(report, FolderPictures.anyIn(root, limits));
    }

    /** Returns a source of the rows of metadata files, or of the pictures when there are no metadata files. */
    public static ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path root = request.filter().path("path");
        if (!FileKind.isFolder(root)) {
            throw new ExportException(
                    "imagefolder.missing", root + " is not a folder. Give the folder of the data set.");
        }
        List<String> files = FolderWalk.all(
                        root,
                        ReservedNames::isMetadata,
                        request.limits(),
                        request.report().unseen(""))
                .names();
        if (files.isEmpty()) {
            return ClassFolderSource.open(root, request);
        }
        Optional<String> parquet =
                files.stream().filter(name -> name.endsWith(".parquet")).findFirst();
        if (parquet.isPresent()) {
            throw new ExportException(
                    "imagefolder.parquet", parquet.get() + " is not read. Write it as metadata.jsonl first.");
        }
        List<String> inOrder = files.stream()
                .sorted(Comparator.comparing((String name) -> Splits.of(folderOf(name))))
                .toList();
        return new ImagefolderSource(root, inOrder, request);
    }

    private static String folderOf(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        Optional<Item> item = files.next((row, name, file) -> item(name, row));
        if (item.isEmpty()) {
            rowPictures.reportUnnamed(root, request);
        }
        return item;
    }

    private RowFile open(Path file, String name) throws ExportException, IOException {
        RowFile.Broken broken = (line, reason) -> report.error(ItemError.ofItem(
                name + ":" + line, 0, "imagefolder.syntax", name + ", line " + line + ": " + reason + ". Correct it."));
        return RowFile.open(file, name, broken, limits);
    }

    private Optional<Item> item(String file, JsonValue row) throws ExportException {
        String base = folderOf(file);
        String name = NamedFiles.path(row.textOf("file_name"));
        String place = file + ", line " + row.line() + ": ";
        String id = name.isEmpty() ? file + ":" + row.line() : rowPictures.id(base + name, place);
        try {
            if (name.isEmpty()) {
                throw new ItemException(
                        "imagefolder.file-name", "there is no text in file_name. Add the picture's name.");
            }
            String path = Splits.inSplit(base + name);
            rowPictures.named(base + name);
            RowItem reading = new RowItem(classes, report, id, place);
            Media.Image image = pictures.picture(List.of(base + name), 0, 0);
            rowPictures.check(id, base + name, image, place);
            String mask = NamedFiles.path(row.textOf(ReservedNames.MASK_COLUMN));
            NamedFiles.besidePicture(row).forEach(further -> rowPictures.named(base + further));
            List<Annotation> regions = mask.isEmpty() ? List.of() : masks.annotations(id, base + mask, image);
            return Optional.of(reading.item(path, Splits.of(folderOf(base + name)), image, row, regions));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, 0, e.code(), place + e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
