package org.labelport.yolo.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TextFile;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.YoloLosses;

/** Finds the pictures of all splits. */
public final class PictureFolders {

    private static final long MAX_LIST_BYTES = 1L << 30;

    private final DataDescription data;
    private final SourceReport report;
    private final Limits limits;
    private final Map<Path, Split> seen = new HashMap<>();
    private final List<PictureFolder> folders = new ArrayList<>();

    private PictureFolders(DataDescription data, SourceRequest request) {
        this.data = data;
        this.report = request.report();
        this.limits = request.limits();
    }

    /**
     * Returns the pictures of all splits. A folder that two splits name, as when there is no validation data, is read
     * once.
     */
    public static List<PictureFolder> find(DataDescription data, SourceRequest request)
            throws ExportException, IOException {
        PictureFolders finder = new PictureFolders(data, request);
        for (Map.Entry<Split, List<String>> split : data.places().entrySet()) {
            int number = 0;
            for (String place : split.getValue()) {
                number++;
                String prefix = prefix(split.getKey(), number);
                finder.add(split.getKey(), prefix, place, data.resolve(place));
            }
        }
        return finder.folders;
    }

    private static String prefix(Split split, int number) {
        String name = split == Split.NONE ? "" : SplitFolders.of(split);
        String numbered = number > 1 ? name + "@" + number : name;
        return numbered.isEmpty() ? "" : numbered + "/";
    }

    private void add(Split split, String prefix, String place, Path path) throws ExportException, IOException {
        boolean exists = FileKind.isThere(path);
        Split before = seen.putIfAbsent(exists ? path.toRealPath() : path, split);
        if (before != null) {
            reportShared(split, before, path);
            return;
        }
        Optional<Path> elsewhere = exists ? Optional.empty() : data.elsewhere(place);
        if (FileKind.isFolder(path) && split == Split.NONE && data.places().size() > 1) {
            addWithoutSplit(path);
        } else if (FileKind.isFolder(path)) {
            List<String> pictures = FolderWalk.visible(path, YoloLayout::isPicture, limits, report.unseen(prefix))
                    .names();
            folders.add(new PictureFolder(split, prefix, path, pictures, PictureFolder.Extent.WHOLE_FOLDER));
        } else if (exists && place.endsWith(".txt")) {
            folders.add(listed(split, prefix, path));
        } else if (exists) {
            throw new ExportException(
                    DataDescription.CODE,
                    data.file() + ": '" + place + "' is neither a folder nor a .txt list of pictures");
        } else if (FileKind.isFolder(PictureFolder.labelFolderOf(path))) {
            folders.add(new PictureFolder(split, prefix, path, List.of(), PictureFolder.Extent.WHOLE_FOLDER));
        } else if (elsewhere.isPresent()) {
            report.loss(Loss.ofDataset(
                    YoloLosses.PLACE_ELSEWHERE,
                    data.file() + ": '" + place + "' does not exist; this is read instead: " + elsewhere.get()));
            add(split, prefix, place, elsewhere.get());
        } else if (split == Split.TEST) {
            report.loss(Loss.ofDataset(
                    LossCodes.SPLIT_MISSING,
                    data.file() + ": test names " + path + ", which does not exist; the data is read without it"));
        } else {
            throw new ExportException(
                    "yolo.missing",
                    data.file() + " names the pictures " + path + ", which do not exist. Places start at " + data.root()
                            + "; correct the file, or put the pictures there");
        }
    }

    /** Adds the pictures in a folder that are in no folder of a split. */
    private void addWithoutSplit(Path path) throws ExportException, IOException {
        List<Path> ofSplits = new ArrayList<>();
        for (Split split : data.places().keySet()) {
            ofSplits.addAll(split == Split.NONE ? Set.of() : paths(split));
        }
        PictureFolder.Extent withoutSplit = name -> ofSplits.stream().noneMatch(path.resolve(name)::startsWith);
        List<String> pictures = FolderWalk.visible(
                        path,
                        name -> YoloLayout.isPicture(name) && withoutSplit.has(name),
                        limits,
                        withoutSplit.of(report.unseen("")))
                .names();
        folders.add(new PictureFolder(Split.NONE, "", path, pictures, withoutSplit));
    }

    /**
     * Reports a place that two splits name. There is no loss if both have the same places, because one then only stands
     * for the other.
     */
    private void reportShared(Split split, Split before, Path path) throws ExportException {
        if (!paths(split).equals(paths(before))) {
            report.loss(Loss.ofDataset(
                    LossCodes.SPLIT_MISSING,
                    data.file() + ": " + SplitFolders.of(split) + " names " + path + ", as " + SplitFolders.of(before)
                            + " does; its pictures are read once, as " + SplitFolders.of(before)));
        }
    }

    private Set<Path> paths(Split split) throws ExportException {
        Set<Path> paths = new HashSet<>();
        for (String place : data.places().get(split)) {
            paths.add(data.resolve(place));
        }
        return paths;
    }

    /** Reads a list of pictures, one path in each line. Paths start at the list's folder. */
    private PictureFolder listed(Split split, String prefix, Path list) throws ExportException, IOException {
        if (Files.size(list) > MAX_LIST_BYTES) {
            throw new ExportException("yolo.list", list + " is larger than " + (MAX_LIST_BYTES >> 30) + " GB");
        }
        Path listFolder = list.resolveSibling("");
        Path base = listFolder.startsWith(data.root()) ? data.root() : listFolder;
        List<String> pictures = new ArrayList<>();
        try (BufferedReader reader = TextFile.open(list, limits)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = line.strip();
                if (!text.isEmpty()) {
                    addListed(prefix, list + " line " + number, base, listFolder, text, pictures);
                }
            }
        } catch (CharacterCodingException e) {
            throw new ExportException("yolo.list", TextFile.notUtf8(list), e);
        }
        pictures.sort(null);
        return new PictureFolder(
                split, prefix, base, withoutRepetitions(pictures, list), PictureFolder.Extent.LISTED_FILES);
    }

    private void addListed(String prefix, String place, Path base, Path listFolder, String text, List<String> pictures)
            throws ExportException {
        try {
            Path picture = picture(base, listFolder, text);
            if (!picture.startsWith(base)) {
                report.error(ItemError.ofItem(
                        prefix + text,
                        0,
                        "media.outside",
                        place + ": '" + text + "' leads out of " + base + " and is not read"));
            } else if (!YoloLayout.isPicture(text)) {
                report.error(ItemError.ofItem(
                        prefix + text,
                        0,
                        "media.unsupported",
                        place + ": '" + text + "' does not have the extension of a picture"));
            } else {
                pictures.add(SlashedPath.of(base.relativize(picture)));
            }
        } catch (InvalidPathException e) {
            report.error(ItemError.ofItem(
                    prefix + text, 0, "media.missing", place + ": '" + text + "' is not a path: " + e.getReason()));
        }
    }

    /**
     * Returns the path of a picture in a list. Lists from another machine, for Darknet or from Datumaro, begin with
     * folders that do not exist.
     */
    private static Path picture(Path base, Path listFolder, String text) {
        Path picture = listFolder.resolve(text).normalize();
        if (picture.startsWith(base) && isFile(picture)) {
            return picture;
        }
        return SlashedPath.below(listFolder, text, PictureFolders::isFile)
                .or(() -> SlashedPath.below(base, text, PictureFolders::isFile))
                .orElse(picture);
    }

    /** Whether a path is a file. A path that cannot be accessed is reported when it is read. */
    private static boolean isFile(Path path) {
        try {
            return FileKind.of(path) == FileKind.FILE;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> withoutRepetitions(List<String> sorted, Path list) {
        List<String> kept = new ArrayList<>(sorted.size());
        for (String picture : sorted) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(picture)) {
                kept.add(picture);
            }
        }
        int repeated = sorted.size() - kept.size();
        if (repeated > 0) {
            report.loss(Loss.ofDataset(
                    YoloLosses.LINES_REPEATED, list + ": " + repeated + " repeated lines are read once"));
        }
        return kept;
    }
}
