package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;

/** Finds the folder that the names of pictures start from, where nothing but the pictures tells. */
final class PictureRoot {

    private PictureRoot() {}

    /**
     * The first of these folders that has the first picture which a file names; without any, the first that is there.
     *
     * @param candidates may be missing
     */
    static Optional<Path> of(Path json, List<Path> candidates) {
        List<Path> folders = candidates.stream().filter(FileKind::isFolder).toList();
        Optional<String> name = firstName(json);
        for (Path folder : folders) {
            if (name.isPresent() && has(folder, name.get())) {
                return Optional.of(folder);
            }
        }
        return folders.stream().findFirst();
    }

    /** What is wrong with a file is said when it is read. */
    private static Optional<String> firstName(Path json) {
        try (JsonParser parser = CocoJson.open(json, Limits.USUAL)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "file_name".equals(parser.currentName())) {
                    return Optional.of(parser.getText());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean has(Path folder, String name) {
        try {
            return new MediaFolder(folder).findIfThere(name.replace('\\', '/')).isPresent();
        } catch (ItemException | IOException e) {
            return false;
        }
    }
}
