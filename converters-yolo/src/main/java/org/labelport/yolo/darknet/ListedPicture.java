package org.labelport.yolo.darknet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.report.ItemException;
import org.labelport.yolo.rows.read.PictureReader;

/** A picture of a list, with its labels. What its written path means here is found out once. Used by one thread. */
final class ListedPicture implements PictureReader.Place {

    private final DataFile data;
    private final String written;
    private @Nullable String name;

    /** @param written the path as the list has it */
    ListedPicture(DataFile data, String written) {
        this.data = data;
        this.written = written;
    }

    @Override
    public Path picture() throws ItemException {
        return data.folder().find(name());
    }

    /** Returns the label file: beside the picture, or where Darknet looks because of the names of folders. */
    @Override
    public Optional<Path> labels() throws ItemException {
        for (String place : labelPlaces()) {
            Optional<Path> found = data.folder().findIfThere(place);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the names in the folder that the label file may have, the most likely one first. */
    List<String> labelPlaces() {
        String beside = "/" + DarknetLayout.labelName(name());
        return List.of(
                beside.substring(1),
                beside.replace("/images/", "/labels/").substring(1),
                beside.replace("/JPEGImages/", "/labels/").substring(1));
    }

    /** Returns the picture's name in the folder. */
    String name() {
        if (name == null) {
            name = data.name(written);
        }
        return name;
    }
}
