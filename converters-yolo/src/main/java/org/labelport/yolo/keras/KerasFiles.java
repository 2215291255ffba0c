package org.labelport.yolo.keras;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.TextFile;

/**
 * The lists that a user means by a path.
 *
 * @param root folder outside of which nothing is read
 * @param lists paths of the lists, starting at the root
 * @param classes lists of classes, which should be equal; empty when there are none
 * @param others paths of text files that are neither
 */
record KerasFiles(Path root, List<String> lists, List<Path> classes, List<String> others) {

    /** Finds a list itself, or all lists in a folder and below it. */
    static KerasFiles find(Path given, Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        if (!FileKind.isFile(given) && !FileKind.isFolder(given)) {
            throw missing(given + " does not exist");
        }
        boolean single = FileKind.isFile(given);
        Path absolute = given.toAbsolutePath();
        Path root = single ? Optional.ofNullable(absolute.getParent()).orElse(absolute) : given;
        List<String> texts = single
                ? List.of(String.valueOf(absolute.getFileName()))
                : FolderWalk.all(given, KerasFiles::isText, limits, unseen).names();
        List<String> lists = new ArrayList<>();
        List<String> others = new ArrayList<>();
        MediaFolder folder = new MediaFolder(root);
        for (String text : texts) {
            if (single || !isClasses(text)) {
                (single || isList(folder, text, limits) ? lists : others).add(text);
            }
        }
        if (lists.isEmpty()) {
            throw missing("there is no list of pictures with boxes in " + given);
        }
        List<Path> classes = classes(root, lists);
        return new KerasFiles(root, lists, classes, others);
    }

    private static ExportException missing(String what) {
        return new ExportException(
                "yolo-keras.missing",
                what + ". Give a text file with a picture and its boxes in each line, or a folder that holds some.");
    }

    private static boolean isText(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    /**
     * Whether a file has the name of a list of classes, such as {@code _classes.txt}, {@code classes.txt}, {@code
     * voc_classes.txt} and {@code coco.names.txt}.
     */
    private static boolean isClasses(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return file.matches("(.*[-_. ])?(classes|names)\\.txt");
    }

    /**
     * Whether a file is a list: it has the name of one, or its first line is that of a picture.
     */
    private static boolean isList(MediaFolder folder, String name, Limits limits) throws IOException {
        if (("/" + name).endsWith("/" + KerasLayout.LIST)) {
            return true;
        }
        try (BufferedReader lines = TextFile.open(folder.find(name), limits)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    return KerasLine.of(line).isOne();
                }
            }
        } catch (CharacterCodingException | ItemException e) {
            return false; // lists are text
        }
        return false;
    }

    /** Returns the lists of classes beside the lists of pictures, or else in the folder itself. */
    private static List<Path> classes(Path root, List<String> lists) throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        lists.forEach(list -> places.add(root.resolve(list).resolveSibling("")));
        List<Path> found = new ArrayList<>();
        for (Path place : places) {
            found.addAll(
                    FileKind.isFile(place.resolve(KerasLayout.CLASSES))
                            ? List.of(place.resolve(KerasLayout.CLASSES))
                            : named(place));
        }
        return found.isEmpty() && !places.contains(root) ? named(root) : found;
    }

    private static List<Path> named(Path place) throws IOException {
        return FolderList.of(place, file -> isClasses(String.valueOf(file.getFileName())) && FileKind.isFile(file))
                .stream()
                .limit(1)
                .toList();
    }

    /** Returns the split whose name a list's file or folder has. */
    static Split split(String list) {
        String[] segments = list.split("/");
        Split named = Split.ofWord(segments[segments.length - 1].replaceFirst("[.].*", ""));
        return named != Split.NONE || segments.length == 1 ? named : Split.ofWord(segments[segments.length - 2]);
    }
}
