package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.PictureTableSource.Found;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.picture.read.TableFolder;
import org.labelport.csv.text.Row;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;

/** Finds pictures by their ids, which have neither the file's extension nor the folders of its original path. */
final class StoredImages implements PictureTableSource.PictureNames {

    private static final List<String> SUFFIXES =
            List.of(".jpg", ".jpeg", ".png", ".JPG", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".JPEG", ".PNG", "");
    private static final int TITLE = OpenImagesLayout.Table.IMAGES.columns().indexOf("Title");
    private static final String IMAGES = "images/";

    private final List<String> subsets;

    /** @param subsets the folders in {@code images}, which CVAT and Datumaro name after subsets of any name */
    private StoredImages(List<String> subsets) {
        this.subsets = subsets;
    }

    /** Returns the names of pictures in a data set's folder. */
    static StoredImages in(Path folder) throws IOException {
        Path images = folder.resolve(IMAGES);
        return new StoredImages(FileKind.isFolder(images) ? TableFolder.folders(images, name -> true) : List.of());
    }

    @Override
    public Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException {
        String id = picture.path();
        String title = first.cell(TITLE);
        boolean own = !title.isEmpty()
                && OpenImagesLayout.imageId(OpenImagesLayout.flat(SafePath.of(title)))
                        .equals(id);
        Optional<Path> file = files.find(names(picture.split(), id, title));
        String name = file.map(found -> found.getFileName().toString()).orElse(id + SUFFIXES.get(0));
        return new Found(own ? title : name, file);
    }

    @Override
    public boolean isMeant(String file) {
        return !file.startsWith(OpenImagesLayout.MASKS + "/") && !FiftyOneLayout.isMask(file);
    }

    /**
     * Returns the names that the file of a picture may have.
     *
     * @param title the title in the list of pictures; may be empty
     */
    String[] names(Split split, String id, String title) {
        Set<String> names = new LinkedHashSet<>();
        String suffix = SafePath.extension(SafePath.of(title));
        if (!suffix.isEmpty()) {
            add(names, split, id + suffix);
        }
        SUFFIXES.forEach(usual -> add(names, split, id + usual));
        subsets.stream()
                .filter(subset -> SplitOfName.of(subset) == split)
                .forEach(subset -> SUFFIXES.forEach(usual -> names.add(IMAGES + subset + "/" + id + usual)));
        return names.toArray(String[]::new);
    }

    /**
     * Adds the places of a file: in the layout's folder, in a folder of the split, or directly in the folder that the
     * user gave.
     */
    private static void add(Set<String> names, Split split, String name) {
        names.add(OpenImagesLayout.imageFile(split, name));
        names.add(OpenImagesLayout.word(split) + "/" + name);
        names.add(name);
        names.addAll(FiftyOneLayout.pictures(split, name));
    }
}
