package org.labelport.yolo.dota;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;

/**
 * The pictures in a folder: in itself, or in the folders that the parts of a download unpack to, such as {@code
 * part1/images}. Thread-safe.
 */
final class DotaPictures {

    /** The extensions that a picture may have, the usual one first. */
    private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff");

    private static final Pattern PART = Pattern.compile("part[0-9]{1,3}");

    private final Path root;
    private final NamedMedia files;
    private final UnannotatedPictures annotated = new UnannotatedPictures();

    /** Beginnings of the pictures' names: one for the folder itself, and one for each part. */
    private final List<String> places;

    /**
     * Looks for the parts.
     *
     * @param given whether the user gave the folder, so that each picture must be there
     */
    DotaPictures(Path root, boolean given, SourceRequest request) throws ExportException, IOException {
        this.root = root;
        this.files = NamedMedia.in(given ? Optional.of(root) : Optional.empty(), "images", root, request.media());
        this.places = places(root);
    }

    private static List<String> places(Path root) throws IOException {
        List<String> places = new ArrayList<>(List.of(""));
        for (Path part : FolderList.of(root, DotaPictures::isPart)) {
            places.add(part.getFileName() + (FileKind.isFolder(part.resolve("images")) ? "/images/" : "/"));
        }
        return places;
    }

    private static boolean isPart(Path inside) {
        return PART.matcher(inside.getFileName().toString()).matches() && FileKind.isFolder(inside);
    }

    /** Notes that a label file belongs to a picture. */
    void annotated(String stem) {
        names(stem).forEach(annotated::annotated);
    }

    /**
     * The path of the picture of a label file, without the part that it is in.
     *
     * @param stem the label file's name without its extension
     */
    String path(String stem) {
        return SUFFIXES.stream()
                .map(suffix -> stem + suffix)
                .filter(name -> places.stream().anyMatch(place -> files.folder().has(place + name)))
                .findFirst()
                .orElse(stem + SUFFIXES.get(0));
    }

    Media.Image picture(String stem) throws ItemException {
        return files.picture(names(stem), 0, 0);
    }

    private List<String> names(String stem) {
        return places.stream()
                .flatMap(place -> SUFFIXES.stream().map(suffix -> place + stem + suffix))
                .toList();
    }

    /** Reports the pictures that have no label file. Called when all label files have been read. */
    void reportUnannotated(SourceRequest request) throws ExportException, IOException {
        annotated.report(root, request);
    }
}
