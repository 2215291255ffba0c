package org.labelport.voc.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.FolderWalk;

/**
 * The folders of a VOC data set on disk.
 *
 * @param root folder that holds the others
 * @param annotations folder of the XML files; the root itself when they are there
 */
public record VocFolder(Path root, Path annotations) {

    private static final String XML = ".xml";

    /** Finds the data set that a user means by a folder: the folder itself, or the only data set below it. */
    public static VocFolder find(Path given) throws ExportException, IOException {
        if (!FileKind.isFolder(given)) {
            throw new ExportException("voc.missing", given + " is not a folder. Give the one that holds Annotations/.");
        }
        Optional<VocFolder> direct = at(given);
        if (direct.isPresent()) {
            return direct.get();
        }
        List<VocFolder> below = new ArrayList<>();
        for (Path folder : List.of(given, given.resolve("VOCdevkit"))) {
            for (Path child : folders(folder, name -> name.startsWith("voc"))) {
                at(child).ifPresent(below::add);
            }
        }
        if (below.size() > 1) {
            throw new ExportException(
                    "voc.several",
                    given + " holds " + below.size() + " data sets. Give one of them, such as "
                            + below.get(0).root() + ".");
        }
        return below.isEmpty() ? new VocFolder(given, given) : below.get(0);
    }

    /**
     * Returns the paths of the XML files below the annotations' folder, {@code /}-separated and sorted.
     *
     * @param unseen is told which files and folders are not looked at
     */
    public List<String> xmlFiles(Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        List<String> files = FolderWalk.all(
                        annotations, file -> file.toLowerCase(Locale.ROOT).endsWith(XML), limits, unseen)
                .names();
        if (files.isEmpty()) {
            throw new ExportException(
                    "voc.missing",
                    "there are no XML files in " + annotations + ". Give the folder that holds Annotations/.");
        }
        return files;
    }

    /** Returns the id of an item: the path of its XML file without the extension. */
    public static String id(String xmlFile) {
        return xmlFile.substring(0, xmlFile.length() - XML.length());
    }

    /**
     * Returns the folder of the pictures that is used when the user names none: beside the folder of the XML files, or
     * the same.
     */
    public Path images() throws IOException {
        if (annotations.equals(root)) {
            Path usual = root.resolve(VocLayout.IMAGES);
            return FileKind.isFolder(usual) ? usual : annotations;
        }
        for (String name : VocLayout.PICTURES) {
            Optional<Path> folder = child(root, name);
            if (folder.isPresent()) {
                return folder.get();
            }
        }
        return annotations;
    }

    /** Returns the folder of the pictures of classes, which need not exist. */
    public Path classPictures() {
        return classPictures(root);
    }

    /** Returns the folder of the pictures of classes in a data set or a part of it. */
    public static Path classPictures(Path root) {
        return segmentationPictures(root, VocLayout.CLASS_PICTURES);
    }

    /** Returns the folder of the pictures of objects, which need not exist. */
    public Path objectPictures() {
        return objectPictures(root);
    }

    /** Returns the folder of the pictures of objects in a data set or a part of it. */
    public static Path objectPictures(Path root) {
        return segmentationPictures(root, VocLayout.OBJECT_PICTURES);
    }

    /** In the usual folder, LabelMe's labelme2voc has arrays of NumPy. */
    private static Path segmentationPictures(Path root, String name) {
        Path beside = root.resolve(name + "PNG");
        return FileKind.isFolder(beside) ? beside : root.resolve(name);
    }

    /** Returns the label map, if there is one. */
    public Optional<Path> labelMap() {
        return Optional.of(root.resolve(VocLayout.LABEL_MAP)).filter(FileKind::isFile);
    }

    /** Returns the file that lists the ids of a set, if there is one. */
    public Optional<Path> set(String name) {
        return Optional.of(root.resolve(VocLayout.SETS).resolve(name + ".txt")).filter(FileKind::isFile);
    }

    /**
     * Returns the data set in a folder. FiftyOne puts the XML files into {@code labels}, and the pictures into {@code
     * data}. With segmentation pictures it needs no XML files.
     */
    private static Optional<VocFolder> at(Path root) throws IOException {
        Optional<Path> annotations = child(root, VocLayout.ANNOTATIONS);
        if (annotations.isEmpty() && child(root, VocLayout.DATA).isPresent()) {
            annotations = child(root, "labels");
        }
        if (annotations.isEmpty() && FileKind.isFolder(classPictures(root))) {
            annotations = Optional.of(root);
        }
        return annotations.map(folder -> new VocFolder(root, folder));
    }

    private static Optional<Path> child(Path root, String name) throws IOException {
        return folders(root, name.toLowerCase(Locale.ROOT)::equals).stream().findFirst();
    }

    /** Returns the folders of a name in lower case. What has another name may be a link to nothing, and is not looked at. */
    private static List<Path> folders(Path parent, Predicate<String> named) throws IOException {
        return FileKind.isFolder(parent)
                ? FolderList.of(parent, child -> named.test(name(child)) && FileKind.isFolder(child))
                : List.of();
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }
}
