package org.labelport.imagefolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.SplitFolder;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
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

/** Reads the rows of one metadata file after the other; without such files, the pictures in folders of classes. */
final class ImagefolderSource implements ItemSource {

    private final MediaFolder folder;
    private final NamedMedia pictures;
    private final SourceReport report;
    private final Limits limits;
    private final List<String> classes;
    private final MaskColumn masks;
    private final Taxonomy taxonomy;
    /** Metadata files, or pictures when there are none. */
    private final List<String> files;

    private final boolean metadata;
    private final RowPictures rowPictures;
    private int next;
    private @Nullable RowFile current;

    private ImagefolderSource(
            MediaFolder folder,
            NamedMedia pictures,
            SourceReport report,
            Limits limits,
            List<String> classes,
            MaskNames maskNames,
            List<String> files,
            boolean metadata,
            RowPictures rowPictures) {
        this.folder = folder;
        this.pictures = pictures;
        this.report = report;
        this.limits = limits;
        this.classes = classes;
        this.taxonomy =
                new Taxonomy(maskNames.with(classes).stream().map(Category::of).toList());
        this.masks = new MaskColumn(folder, maskNames, report, limits);
        this.files = files;
        this.metadata = metadata;
        this.rowPictures = rowPictures;
    }

    static ImagefolderSource open(SourceRequest request) throws ExportException, IOException {
        Path root = request.filter().path("path");
        if (!FileKind.isFolder(root)) {
            throw new ExportException("imagefolder.missing", root + " is not a folder. Give that of the data set.");
        }
        List<String> files = FolderWalk.all(
                        root, request.limits(), request.report().unseen(""))
                .names(Splits::isMetadata);
        boolean metadata = !files.isEmpty();
        List<String> classes = ReadmeClasses.read(root);
        if (!metadata) {
            files = FolderWalk.all(root, request.limits(), told -> {}).names(FolderPictures::isPicture);
            classes = List.copyOf(new TreeSet<>(files.stream()
                    .map(ImagefolderSource::folderClass)
                    .filter(name -> !name.isEmpty())
                    .toList()));
        }
        if (files.isEmpty()) {
            throw new ExportException(
                    "imagefolder.missing",
                    "there are neither metadata files nor pictures in " + root + ". Give the folder of the data set.");
        }
        Optional<String> parquet =
                files.stream().filter(name -> name.endsWith(".parquet")).findFirst();
        if (parquet.isPresent()) {
            throw new ExportException(
                    "imagefolder.parquet", parquet.get() + " is not read. Write it as metadata.jsonl first.");
        }
        List<String> inOrder = metadata
                ? files.stream()
                        .sorted(Comparator.comparing((String name) -> Splits.of(folderOf(name))))
                        .toList()
                : files;
        NamedMedia pictures = NamedMedia.in(Optional.empty(), "images", root, request.media());
        return new ImagefolderSource(
                new MediaFolder(root),
                pictures,
                request.report(),
                request.limits(),
                classes,
                MaskNames.in(root, request.json()),
                inOrder,
                metadata,
                new RowPictures(request.report(), metadata && FolderPictures.anyIn(root, request.limits())));
    }

    private static String folderOf(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    /** The folder that a picture lies in, below that of its split. */
    private static String folderClass(String picture) {
        String inside = inSplit(picture);
        int slash = inside.lastIndexOf('/');
        return slash < 0 ? "" : inside.substring(inside.lastIndexOf('/', slash - 1) + 1, slash);
    }

    private static String inSplit(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && SplitFolder.parse(path.substring(0, slash)) != Split.NONE
                ? path.substring(slash + 1)
                : path;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        if (!metadata) {
            return picture();
        }
        while (true) {
            if (current == null) {
                if (next == files.size()) {
                    return Optional.empty();
                }
                current = open(files.get(next++));
            }
            Optional<JsonValue> row = current.next();
            if (row.isEmpty()) {
                current.close();
                current = null;
                continue;
            }
            Optional<Item> item = item(files.get(next - 1), row.get());
            if (item.isPresent()) {
                return item;
            }
        }
    }

    private Optional<Item> picture() throws ExportException {
        while (next < files.size()) {
            String name = files.get(next++);
            String category = folderClass(name);
            try {
                List<Annotation> annotations =
                        category.isEmpty() ? List.of() : List.of(Annotation.of("label", category, new Shape.Whole()));
                return Optional.of(Item.of(name, inSplit(name), pictures.picture(List.of(name), 0, 0), annotations)
                        .withSplit(Splits.of(name)));
            } catch (ItemException e) {
                report.error(ItemError.ofItem(name, 0, e.code(), e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private RowFile open(String name) throws ExportException, IOException {
        try {
            Path file = folder.find(name);
            return name.endsWith(".csv")
                    ? CsvRows.open(file, name, limits)
                    : JsonRows.open(
                            file,
                            name,
                            (line, reason) -> report.error(ItemError.ofItem(
                                    name + ":" + line,
                                    0,
                                    "imagefolder.syntax",
                                    name + ", line " + line + ": " + reason + ". Correct it.")),
                            limits);
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage() + ". Correct the folder.", e);
        }
    }

    private Optional<Item> item(String file, JsonValue row) throws ExportException {
        String base = folderOf(file);
        String name = row.textOf("file_name");
        String id = name.isEmpty() ? file + ":" + row.line() : base + name;
        String place = file + ", line " + row.line() + ": ";
        try {
            if (name.isEmpty()) {
                throw new ItemException(
                        "imagefolder.file-name", "there is no text in file_name. Add the picture's name.");
            }
            String path = inSplit(base + name);
            RowItem reading = new RowItem(classes, report, id, place);
            Media.Image image = pictures.picture(List.of(base + name), 0, 0);
            rowPictures.check(id, image, place);
            String mask = row.textOf(Splits.MASK_COLUMN);
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
        if (current != null) {
            current.close();
        }
    }
}
