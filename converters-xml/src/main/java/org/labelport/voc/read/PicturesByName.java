package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk;
import org.labelport.target.LongSet;
import org.labelport.voc.file.PictureName;

/**
 * Finds pictures by their names alone, in whatever folder below the folder of pictures they are. A name that several
 * pictures have finds none. The first search, which is made only for a picture that is in none of the usual places, notes
 * the paths of all pictures that are in none, and hashes of the names of all others. Thread-safe.
 */
final class PicturesByName {

    /** Stands for the paths of several pictures of a name. */
    private static final String SEVERAL = "";

    private final Path folder;
    private final Limits limits;

    /** Names without extensions of pictures in usual places. */
    private final LongSet usual = new LongSet();

    /** Paths of the other pictures by names without extensions; null before the first search. */
    private @Nullable Map<String, String> paths;

    /** Whether the first search has found no picture. */
    private boolean none;

    PicturesByName(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Returns the path of the only picture of a name, relative to the folder. Only for an XML file that lies directly
     * in its folder of XML files, since otherwise its own folder tells where its picture should be.
     *
     * @param id path of the XML file without its extension
     * @param path that ends with the picture's name, which may lack the extension
     */
    synchronized Optional<String> find(String id, String path) throws ExportException, IOException {
        String ofFiles = PictureName.folderOfFiles(id);
        if (id.lastIndexOf('/') + 1 != ofFiles.length()) {
            return Optional.empty();
        }
        if (paths == null) {
            paths = paths();
        }
        String name = name(path);
        String stem = DataType.IMAGE.isOf(name) ? SafePath.stem(name) : name;
        return Optional.ofNullable(paths.get(stem))
                .filter(found -> !usual.contains(stem))
                .filter(found -> found.startsWith(PictureName.withoutFolderOfFiles(ofFiles)))
                .filter(found -> name.equals(stem) || name.equals(name(found)));
    }

    /** Whether a search has shown that there are no pictures, so that none has to be looked for. */
    synchronized boolean knowsOfNone() {
        return none;
    }

    private Map<String, String> paths() throws ExportException, IOException {
        Map<String, String> found = new HashMap<>();
        FolderWalk walk = FolderWalk.visible(folder, DataType.IMAGE::isOf, limits, unseen -> {});
        none = true;
        for (Optional<String> path = walk.next(); path.isPresent(); path = walk.next()) {
            none = false;
            String stem = SafePath.stem(name(path.get()));
            if (PictureName.isInUsualFolder(path.get())) {
                usual.add(stem);
            } else {
                found.merge(stem, path.get(), (one, other) -> SEVERAL);
            }
        }
        found.values().removeIf(SEVERAL::equals);
        return found;
    }

    private static String name(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
