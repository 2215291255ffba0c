package org.labelport.jsonfile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/** Finds files of a folder, in one order on every machine. Folders that are links are not followed. */
public final class FolderFiles {

    private static final Set<String> PICTURES =
            Set.of(".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm");

    private final Limits limits;
    private final Predicate<String> wanted;
    private final Visitor visitor;
    private final LossSink links;

    private FolderFiles(Limits limits, Predicate<String> wanted, Visitor visitor, LossSink links) {
        this.limits = limits;
        this.wanted = wanted;
        this.visitor = visitor;
        this.links = links;
    }

    /** Takes files one by one. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Takes the next file.
         *
         * @param name relative to the folder, {@code /}-separated
         * @return whether to go on
         */
        boolean visit(String name) throws ExportException, IOException;
    }

    /** Visits files whose names are wanted, folder by folder. In memory are the names of one folder and those above it. */
    public static void visit(Path folder, Limits limits, Predicate<String> wanted, Visitor visitor)
            throws ExportException, IOException {
        new FolderFiles(limits, wanted, visitor, link -> {}).visit(folder, "", 0);
    }

    private boolean visit(Path folder, String prefix, int depth) throws ExportException, IOException {
        if (depth > limits.of(Limit.FOLDER_DEPTH)) {
            throw FolderWalk.tooDeep(folder, limits);
        }
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path child : all) {
                children.add(String.valueOf(child.getFileName()));
            }
        }
        children.sort(null);
        for (String child : children) {
            Path path = folder.resolve(child);
            FileKind kind = FileKind.of(path, LinkOption.NOFOLLOW_LINKS);
            if (kind == FileKind.FOLDER) {
                if (!visit(path, prefix + child + "/", depth + 1)) {
                    return false;
                }
            } else if (kind == FileKind.OTHER && FolderWalk.isLinkedFolder(path)) {
                links.loss(FolderWalk.linkedFolder(path));
            } else if (wanted.test(child)
                    && (kind == FileKind.FILE || FileKind.isFile(path))
                    && !visitor.visit(prefix + child)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The names of all files that are wanted.
     *
     * @param links takes what is said of links to folders
     */
    public static List<String> list(Path folder, Limits limits, Predicate<String> wanted, LossSink links)
            throws ExportException, IOException {
        List<String> names = new ArrayList<>();
        new FolderFiles(limits, wanted, names::add, links).visit(folder, "", 0);
        return names;
    }

    /** Whether there is a picture in a folder or below. */
    public static boolean anyPicture(Path folder, Limits limits) throws ExportException, IOException {
        boolean[] found = {false};
        visit(folder, limits, FolderFiles::isPicture, name -> {
            found[0] = true;
            return false;
        });
        return found[0];
    }

    /** Whether a folder has a picture of this stem. */
    public static boolean hasPicture(Path folder, String stem) {
        return PICTURES.stream().anyMatch(ending -> FileKind.isFile(folder.resolve(stem + ending)));
    }

    /** Whether a name is that of a picture. */
    public static boolean isPicture(String name) {
        return PICTURES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    /** A file's name relative to the root, from the folder of another file; steps up are taken. */
    public static String beside(String file, String name) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        List<String> segments = new ArrayList<>();
        for (String segment : (folder + name.replace('\\', '/')).split("/")) {
            if (segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.get(segments.size() - 1).equals("..")) {
                segments.remove(segments.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
