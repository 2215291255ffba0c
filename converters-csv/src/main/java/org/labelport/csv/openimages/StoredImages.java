package org.labelport.csv.openimages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.labelport.csv.picture.PictureFiles;
import org.labelport.csv.picture.PictureTableSource;
import org.labelport.csv.picture.PictureTableSource.Found;
import org.labelport.csv.picture.RowPicture;
import org.labelport.csv.text.Row;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ItemException;

/** Finds pictures by their id, which says nothing of the file's suffix or of folders that it had before. */
final class StoredImages implements PictureTableSource.PictureNames {

    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png", ".JPG", ".webp", ".bmp", ".tif", "");
    private static final int TITLE = OpenImagesLayout.Table.IMAGES.columns().indexOf("Title");

    @Override
    public Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException {
        String id = picture.path();
        String title = first.cell(TITLE);
        String flat = OpenImagesLayout.flat(SafePath.of(title));
        boolean own = !title.isEmpty() && OpenImagesLayout.imageId(flat).equals(id);
        Set<String> names = new LinkedHashSet<>();
        if (own || !SafePath.extension(flat).isEmpty() && id.startsWith(OpenImagesLayout.imageId(flat) + "__")) {
            add(names, picture.split(), id + SafePath.extension(flat));
        }
        SUFFIXES.forEach(suffix -> add(names, picture.split(), id + suffix));
        var file = files.find(names.toArray(String[]::new));
        String name = file.map(found -> found.getFileName().toString()).orElse(id + SUFFIXES.get(0));
        return new Found(own ? title : name, file);
    }

    /** In the layout's folder, in one of a split, or in the folder that the user gave. */
    private static void add(Set<String> names, Split split, String name) {
        names.add(OpenImagesLayout.imageFile(split, name));
        names.add(OpenImagesLayout.word(split) + "/" + name);
        names.add(name);
    }
}
