package org.labelport.yolo.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.yolo.pictures.SlashedPath;

/** The pictures of a split, or of one of its folders, and their labels. */
public final class PictureFolder {

    private static final String LABEL_EXTENSION = ".txt";

    private final Split split;
    private final String idPrefix;
    private final Path folder;
    private final List<String> pictures;
    private final Path labelFolder;
    private final Optional<MediaFolder> pictureFiles;
    private final Optional<MediaFolder> labelFiles;
    private final Extent extent;

    /** Tells by its name in the folder whether a file belongs to the split, though it is none of the pictures. */
    @FunctionalInterface
    interface Extent {

        Extent WHOLE_FOLDER = name -> true;

        Extent LISTED_FILES = name -> false;

        boolean has(String name);

        /** What is told of the files and folders that belong to the split. */
        default FolderWalk.Sink of(FolderWalk.Sink sink) {
            return unseen -> {
                if (has(unseen.name())) {
                    sink.unseen(unseen);
                }
            };
        }
    }

    /**
     * Opens the folders of pictures and labels.
     *
     * @param idPrefix the beginning of items' ids
     * @param folder that picture names start at; need not exist
     * @param pictures names, sorted
     * @param extent which of the folder's other files belong to the split, too, as their labels do
     */
    PictureFolder(Split split, String idPrefix, Path folder, List<String> pictures, Extent extent) throws IOException {
        this.split = split;
        this.idPrefix = idPrefix;
        this.folder = folder;
        this.pictures = pictures;
        this.extent = extent;
        Path usual = labelFolderOf(folder);
        boolean beside = !FileKind.isFolder(usual) && pictures.stream().anyMatch(this::hasLabelsBeside);
        this.labelFolder = beside ? folder : usual;
        this.pictureFiles = open(folder);
        this.labelFiles = open(labelFolder);
    }

    /**
     * Returns the folder of the labels of the pictures in a folder; the same folder when labels are beside pictures.
     */
    public static Path labelFolderOf(Path folder) {
        return folder.getFileSystem().getPath(YoloLayout.labelFolder(SlashedPath.of(folder)));
    }

    private static Optional<MediaFolder> open(Path folder) throws IOException {
        return FileKind.isFolder(folder) ? Optional.of(new MediaFolder(folder)) : Optional.empty();
    }

    public Split split() {
        return split;
    }

    public Path folder() {
        return folder;
    }

    public Path labelFolder() {
        return labelFolder;
    }

    /** Returns the names of the pictures, which start at the folder, sorted. */
    public List<String> pictures() {
        return pictures;
    }

    public boolean labelsBesidePictures() {
        return labelFolder.equals(folder);
    }

    /** Returns the pictures for whose labels there is no folder where readers look for them. */
    public List<String> withoutLabelFolder() {
        List<String> without = new ArrayList<>();
        String looked = "";
        boolean lacks = false;
        for (String picture : pictures) {
            String labels = labelFolderOf(picture);
            if (!labels.equals(looked)) {
                looked = labels;
                lacks = !FileKind.isFolder(folder.getFileSystem().getPath(labels));
            }
            if (lacks) {
                without.add(picture);
            }
        }
        return without;
    }

    /** Whether a file with the name of a picture's labels is beside the picture. */
    public boolean hasLabelsBeside(String picture) {
        return FileKind.mayBeFile(folder.resolve(YoloLayout.labelName(picture)));
    }

    /** Returns the id of a picture's item. */
    public String idOf(String picture) {
        return idPrefix + picture;
    }

    /** Returns a picture's file. */
    public Path picture(String name) throws ItemException {
        return find(pictureFiles, folder, name);
    }

    /** Returns a file below the label folder. */
    public Path labelFile(String name) throws ItemException {
        return find(labelFiles, labelFolder, name);
    }

    private static Path find(Optional<MediaFolder> files, Path folder, String name) throws ItemException {
        if (files.isEmpty()) {
            throw new ItemException("media.missing", "there is no folder " + folder);
        }
        return files.get().find(name);
    }

    /**
     * Returns a picture's label file, if there is one. If the folder in which readers look for it does not exist, it
     * may be beside the picture.
     */
    public Optional<Path> labels(String picture) throws ItemException {
        Optional<Path> usual = usualLabels(picture);
        return usual.isPresent() || FileKind.isFolder(folder.getFileSystem().getPath(labelFolderOf(picture)))
                ? usual
                : ifThere(pictureFiles, YoloLayout.labelName(picture));
    }

    private Optional<Path> usualLabels(String picture) throws ItemException {
        String label = labelPath(picture);
        String below = SlashedPath.of(labelFolder) + "/";
        if (label.startsWith(below)) {
            return ifThere(labelFiles, label.substring(below.length()));
        }
        // The picture is in a folder "images" below this one, and its labels are below this one, too.
        String above = SlashedPath.of(folder) + "/";
        return label.startsWith(above) ? ifThere(pictureFiles, label.substring(above.length())) : Optional.empty();
    }

    private static Optional<Path> ifThere(Optional<MediaFolder> files, String name) throws ItemException {
        return files.isPresent() ? files.get().findOptional(name) : Optional.empty();
    }

    /**
     * Returns the names of label files below the label folder that belong to no picture, sorted. They include those
     * whose extension is in capitals, which readers do not find.
     *
     * @param unseen is told which files and folders are not looked at
     */
    public List<String> labelsWithoutPicture(FolderWalk.Sink unseen, Limits limits)
            throws ExportException, IOException {
        if (extent == Extent.LISTED_FILES || labelFiles.isEmpty()) {
            return List.of();
        }
        return FolderWalk.unknown(
                        labelFolder,
                        this::isOfPicture,
                        name -> SafePath.extension(name).equalsIgnoreCase(LABEL_EXTENSION) && extent.has(name),
                        limits,
                        extent.of(unseen))
                .names();
    }

    /** Whether a file is the label file of a picture, which is beside it or in "images" where that is in "labels". */
    private boolean isOfPicture(String label) {
        if (!label.endsWith(LABEL_EXTENSION)) {
            return false;
        }
        String name = SafePath.stem(label);
        int labels = ("/" + name).lastIndexOf("/" + YoloLayout.LABELS + "/");
        return hasPicture(name)
                || labels >= 0
                        && hasPicture(name.substring(0, labels)
                                + YoloLayout.IMAGES
                                + name.substring(labels + YoloLayout.LABELS.length()));
    }

    /** Whether there is a picture of this name, with any extension. */
    private boolean hasPicture(String name) {
        int at = Collections.binarySearch(pictures, name + ".");
        for (int i = at < 0 ? -at - 1 : at;
                i < pictures.size() && pictures.get(i).startsWith(name + ".");
                i++) {
            if (SafePath.stem(pictures.get(i)).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the folder in which readers look for a picture's labels. */
    public String labelFolderOf(String picture) {
        String path = SlashedPath.of(folder) + "/" + picture;
        return YoloLayout.labelFolder(path.substring(0, path.lastIndexOf('/')));
    }

    private String labelPath(String picture) {
        return labelFolderOf(picture) + "/" + YoloLayout.labelName(picture.substring(picture.lastIndexOf('/') + 1));
    }
}
