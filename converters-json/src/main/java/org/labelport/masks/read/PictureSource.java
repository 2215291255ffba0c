package org.labelport.masks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.PictureFolders;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Makes an item from each picture below a folder, and from the files that a format has for the picture. Splits come in
 * their order, pictures in the order of their names.
 */
public final class PictureSource implements ParallelItemSource {

    private final Taxonomy taxonomy;
    private final Path folder;
    private final MediaFolder files;
    private final Iterator<PictureFolder> splits;
    private final Pictures pictures;
    private final Optional<MaskNames> masks;
    private final SourceRequest request;
    private final SourceReport report;

    private @Nullable PictureFolder split;
    private @Nullable FolderWalk walk;

    /**
     * What the files of a format hold for a picture.
     *
     * @param attributes of the picture itself
     */
    public record Labels(List<Annotation> annotations, List<Relation> relations, Map<String, Value> attributes) {

        public Labels {
            annotations = List.copyOf(annotations);
            relations = List.copyOf(relations);
            attributes = Map.copyOf(attributes);
        }

        /** Returns annotations without more. */
        public static Labels of(List<Annotation> annotations) {
            return new Labels(annotations, List.of(), Map.of());
        }
    }

    /**
     * Says which files are pictures, and reads what a format has for a picture. Labels may be read by several
     * threads at a time.
     */
    public interface Pictures {

        /**
         * Returns whether a file is one of the data set's pictures.
         *
         * @param name path relative to the split's folder
         */
        boolean isPicture(String name);

        /** Returns the path of a picture's item. Called by one thread, in the order of the pictures. */
        default String path(PictureFolder split, String name) throws IOException {
            return name;
        }

        /**
         * Returns what the files hold for a picture; empty when there is no file that could hold annotations.
         *
         * @param id of the item
         * @param name path relative to the split's folder
         */
        Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
                throws ItemException, ExportException, IOException;

        /**
         * Says that a picture has no labels, and where others are.
         *
         * @param id of the item
         */
        default String withoutLabels(String id) {
            return "the picture has no mask and is read without annotations";
        }

        /** Closes open files. */
        default void close() throws IOException {}
    }

    /**
     * @param pictures closed with this source
     * @param masks names of annotation files, to find those without a picture; empty for formats where every such file
     *     has one
     */
    public PictureSource(
            Taxonomy taxonomy,
            PictureFolders folders,
            Pictures pictures,
            Optional<MaskNames> masks,
            SourceRequest request)
            throws IOException {
        this.taxonomy = taxonomy;
        this.folder = folders.root();
        this.files = new MediaFolder(folder);
        this.splits = folders.all().iterator();
        this.pictures = pictures;
        this.masks = masks;
        this.request = request;
        this.report = request.report();
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        while (true) {
            if (walk == null || split == null) {
                if (!splits.hasNext()) {
                    return Optional.empty();
                }
                split = splits.next();
                walk = FolderWalk.visible(
                        folder.resolve(split.name()),
                        pictures::isPicture,
                        request.limits(),
                        report.unseen(split.name()));
            }
            Optional<String> name = walk.next();
            if (name.isEmpty()) {
                walk = null;
                if (masks.isPresent()) {
                    masks.get().reportWithoutPicture(folder, split, request);
                }
            } else {
                PictureFolder of = split;
                String path = pictures.path(of, name.get());
                return Optional.of(() -> item(of, name.get(), path));
            }
        }
    }

    private Optional<Item> item(PictureFolder of, String name, String path) throws ExportException, IOException {
        String id = of.name() + name;
        try {
            Labelled found = labelled(id, of, name, request.media().picture(files.find(id)));
            if (found.labels.isEmpty()) {
                report.loss(Loss.changed(id, MaskCodes.MISSING, pictures.withoutLabels(id)));
            }
            Labels labels = found.labels.orElse(Labels.of(List.of()));
            return Optional.of(new Item(
                    id,
                    path,
                    of.split(),
                    Optional.empty(),
                    found.image,
                    labels.annotations(),
                    labels.relations(),
                    labels.attributes()));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, 0, e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** @param image as the labels see it: displayed, or as its pixels are stored */
    private record Labelled(Media.Image image, Optional<Labels> labels) {}

    /**
     * Reads the labels of a picture. Where its EXIF data turns it, masks may have been made on the stored pixels, which
     * their sides show: then the item has these sides, so that the engine turns the annotations and tells of it.
     */
    private Labelled labelled(String id, PictureFolder of, String name, Media.Image displayed)
            throws ItemException, ExportException, IOException {
        try {
            return new Labelled(displayed, pictures.labels(id, of, name, displayed));
        } catch (ItemException e) {
            if (!e.code().equals(MaskCodes.SIZE) || !displayed.isSideways()) {
                throw e;
            }
            Media.Image stored = Media.Image.of(displayed.blob(), displayed.height(), displayed.width());
            try {
                return new Labelled(stored, pictures.labels(id, of, name, stored));
            } catch (ItemException other) {
                throw other.code().equals(MaskCodes.SIZE) ? e : other;
            }
        }
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public void close() throws IOException {
        pictures.close();
    }

    /**
     * Returns the folder if it exists.
     *
     * @param what to give instead, for the message
     * @throws ExportException when the folder does not exist
     */
    public static Path requireFolder(Path folder, String what) throws ExportException {
        if (!FileKind.isFolder(folder)) {
            throw new ExportException("source.missing", "there is no folder " + folder + ". Give " + what + ".");
        }
        return folder;
    }
}
