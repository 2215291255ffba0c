package org.labelport.imagefolder.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.imagefolder.file.MaskNames;
import org.labelport.imagefolder.file.Splits;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.FolderWalk;
import org.labelport.target.ItemSource;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/** Reads pictures in folders that are named after their classes, for data sets without metadata files. */
final class ClassFolderSource implements ItemSource {

    private final NamedMedia pictures;
    private final SourceReport report;
    private final Taxonomy taxonomy;
    private final Iterator<String> names;

    private ClassFolderSource(NamedMedia pictures, SourceReport report, Taxonomy taxonomy, List<String> names) {
        this.pictures = pictures;
        this.report = report;
        this.taxonomy = taxonomy;
        this.names = names.iterator();
    }

    /** @throws ExportException when there are no pictures */
    static ClassFolderSource open(Path root, SourceRequest request) throws ExportException, IOException {
        List<String> names = FolderWalk.all(
                        root,
                        name -> FolderPictures.isPicture(name) || isAnnotations(name),
                        request.limits(),
                        unseen -> {}) // the walk for metadata files has reported them
                .names();
        refuseAnnotations(names);
        if (names.isEmpty()
                && FolderWalk.anyFile(root, file -> file.toString().endsWith(".parquet"), request.limits())) {
            throw new ExportException(
                    "imagefolder.parquet",
                    "the pictures in " + root
                            + " are in Parquet files, which are not read. Write them as files with a metadata.jsonl"
                            + " first.");
        }
        if (names.isEmpty()) {
            throw new ExportException(
                    "imagefolder.missing",
                    "there are neither metadata files nor pictures in " + root + ". Give the folder of the data set.");
        }
        List<String> classes = List.copyOf(new TreeSet<>(names.stream()
                .map(ClassFolderSource::folderClass)
                .filter(name -> !name.isEmpty())
                .toList()));
        List<String> all = MaskNames.in(root, request.limits()).with(classes);
        return new ClassFolderSource(
                NamedMedia.in(Optional.empty(), "images", root, request.media()),
                request.report(),
                new Taxonomy(all.stream().map(Category::of).toList()),
                names);
    }

    /**
     * Refuses a data set for language models, which has its annotations in files such as Roboflow's {@code
     * _annotations.train.jsonl}. Its folders would be taken for classes.
     */
    private static void refuseAnnotations(List<String> files) throws ExportException {
        Optional<String> annotations =
                files.stream().filter(ClassFolderSource::isAnnotations).findFirst();
        if (annotations.isPresent()) {
            throw new ExportException(
                    "imagefolder.annotations",
                    annotations.get()
                            + " holds annotations in a form that is not read, such as Roboflow exports for language"
                            + " models. Export the data set in another format, such as COCO.");
        }
    }

    private static boolean isAnnotations(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith("annotations.jsonl") || name.startsWith("_annotations.") && name.endsWith(".jsonl");
    }

    /** Returns the name of the folder that a picture is in, below the folder of its split; empty when there is none. */
    private static String folderClass(String picture) {
        String inside = Splits.inSplit(picture);
        int slash = inside.lastIndexOf('/');
        return slash < 0 ? "" : inside.substring(inside.lastIndexOf('/', slash - 1) + 1, slash);
    }

    @Override
    public Optional<Item> next() throws ExportException {
        while (names.hasNext()) {
            String name = names.next();
            String category = folderClass(name);
            try {
                List<Annotation> annotations =
                        category.isEmpty() ? List.of() : List.of(Annotation.of("label", category, new Shape.Whole()));
                return Optional.of(
                        Item.of(name, Splits.inSplit(name), pictures.picture(List.of(name), 0, 0), annotations)
                                .withSplit(Splits.of(name)));
            } catch (ItemException e) {
                report.error(ItemError.ofItem(name, 0, e.code(), e.getMessage()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public void close() {}
}
