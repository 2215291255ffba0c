package org.labelport.cvat.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.cvat.file.ImageLayout;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.LongSet;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;

/**
 * Finds the pictures that files list, in the folder that the user gives or beside each file. Reports pictures in these
 * folders that no file lists. In memory are the folders and a number for each picture that was found.
 */
final class PictureFolders {

    private static final String KEY = "images";

    /** The folder in which FiftyOne puts pictures. */
    private static final String DATA = "data/";

    private final SourceRequest request;
    private final Optional<Path> given;
    private final Set<Path> folders = new TreeSet<>();
    private final LongSet listed = new LongSet();

    PictureFolders(SourceRequest request) {
        this.request = request;
        this.given = request.filter().optionalPath(KEY);
    }

    /**
     * Returns the pictures of an XML file.
     *
     * @param folder of the XML file
     */
    OfFile beside(Path folder) throws ExportException {
        Path usual = folder.resolve(ImageLayout.IMAGES);
        if (given.isPresent() || FileKind.isFolder(usual)) {
            folders.add(given.orElse(usual));
        }
        return new OfFile(given.orElse(folder), NamedMedia.in(given, KEY, folder, request.media()));
    }

    /** The pictures of one XML file. */
    final class OfFile {

        private final Path root;
        private final NamedMedia pictures;

        private OfFile(Path root, NamedMedia pictures) {
            this.root = root;
            this.pictures = pictures;
        }

        /**
         * Returns a picture that the file lists.
         *
         * @param subset of the picture; empty when the file does not name one
         * @param width in pixels; 0 when unknown
         * @param height in pixels; 0 when unknown
         */
        Media.Image picture(String name, Optional<String> subset, int width, int height) throws ItemException {
            List<String> names = names(name, subset);
            Optional<String> found =
                    names.stream().filter(pictures.folder()::has).findFirst();
            found.ifPresent(this::note);
            return pictures.picture(List.of(found.orElse(names.get(0))), width, height);
        }

        private List<String> names(String name, Optional<String> subset) {
            List<String> names = new ArrayList<>();
            for (String folder :
                    given.isPresent() ? List.of("", ImageLayout.IMAGES) : List.of(ImageLayout.IMAGES, "", DATA)) {
                subset.ifPresent(known -> names.add(folder + known + "/" + name));
                names.add(folder + name);
            }
            return names;
        }

        private void note(String name) {
            if (name.startsWith(DATA)) {
                folders.add(root.resolve(DATA));
            } else if (!name.startsWith(ImageLayout.IMAGES)) {
                folders.add(root);
            }
            listed.add(root.resolve(name).normalize().toString());
        }
    }

    /** Reports the pictures that no file lists. Called after all files were read. */
    void reportUnlisted() throws ExportException, IOException {
        List<Path> highest = new ArrayList<>();
        for (Path folder : folders) { // A folder comes before those below it.
            if (highest.stream().noneMatch(folder::startsWith)) {
                highest.add(folder);
            }
        }
        UnannotatedPictures.reportUnnamed(
                highest,
                (folder, file) ->
                        listed.contains(folder.resolve(file).normalize().toString()),
                request);
    }
}
