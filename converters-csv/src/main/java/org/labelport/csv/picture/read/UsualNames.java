package org.labelport.csv.picture.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.csv.picture.read.PictureTableSource.Found;
import org.labelport.csv.text.Row;
import org.labelport.output.SafePath;
import org.labelport.report.ItemException;

/** Finds pictures by their names or paths in rows, also by names without an extension. */
public final class UsualNames implements PictureTableSource.PictureNames {

    /** The extensions that are tried when a table leaves them out of the names of pictures. */
    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp");

    /** Returns the names that the file of a picture may have, the likeliest first. */
    public static String[] of(String name) {
        String[] names = RowPaths.namesOf(name);
        return SafePath.extension(name).isEmpty()
                ? Stream.concat(SUFFIXES.stream().map(suffix -> names[0] + suffix), Stream.of(names))
                        .toArray(String[]::new)
                : names;
    }

    @Override
    public Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException {
        String[] names = RowPaths.namesOf(picture.path());
        if (!SafePath.extension(picture.path()).isEmpty()) {
            return new Found(names[0], files.find(names));
        }
        for (String suffix : SUFFIXES) {
            Optional<Path> file = files.findIfThere(names[0] + suffix);
            if (file.isPresent()) {
                return new Found(names[0] + suffix, file);
            }
        }
        return new Found(names[0], files.find(names));
    }
}
