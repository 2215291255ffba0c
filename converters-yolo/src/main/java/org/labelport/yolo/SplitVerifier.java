package org.labelport.yolo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.dataset.ClassesTxt;
import org.labelport.yolo.dataset.PictureFolder;
import org.labelport.yolo.dataset.YoloLayout;
import org.labelport.yolo.verify.LabelText;
import org.labelport.yolo.verify.PictureRules;
import org.labelport.yolo.verify.RowLine;
import org.labelport.yolo.verify.RowRules;
import org.labelport.yolo.verify.SupervisionRules;

/** Checks the pictures and labels of all splits, one folder after the other. In memory are the names of one folder. */
final class SplitVerifier {

    private static final String LABEL = ".txt";

    private final Path root;
    private final Path realRoot;
    private final YamlRules.Described described;
    private final Findings findings;
    private final PictureRules pictures;
    private final SupervisionRules supervision;
    private final RowRules rows;
    private final VerifyRequest request;
    private boolean anyPicture;

    /**
     * Prepares the check.
     *
     * @param root the request's folder, as an absolute path
     */
    SplitVerifier(Path root, YamlRules.Described described, VerifyRequest request, Findings findings)
            throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.described = described;
        this.findings = findings;
        this.pictures = new PictureRules(request.media(), findings);
        this.supervision = new SupervisionRules(findings);
        this.rows = new RowRules(described.grammar(), findings);
        this.request = request;
    }

    void verify() throws ExportException, IOException {
        Set<Path> places = new HashSet<>();
        for (List<Path> split : described.places().values()) {
            for (Path place : split) {
                anyPicture |= FileKind.isFile(place) || FileKind.isFolder(place) && hasPicture(place);
            }
        }
        if (!anyPicture && !described.places().isEmpty()) {
            findings.remark("pictures-left-out", "", 0, "there are no pictures: labels are checked without them");
        }
        for (List<Path> split : described.places().values()) {
            for (Path place : split) {
                if (places.add(place)) {
                    verify(place);
                }
            }
        }
        rows.finish();
    }

    private boolean hasPicture(Path folder) throws IOException {
        return FolderWalk.anyFile(folder, file -> YoloLayout.isPicture(file.toString()), request.limits());
    }

    private void verify(Path place) throws ExportException, IOException {
        Path labels = PictureFolder.labelFolderOf(place);
        Path cache = labels.resolveSibling(labels.getFileName() + ".cache");
        if (FileKind.isThere(cache)) {
            findings.remark(
                    "cache",
                    request.name(cache),
                    0,
                    "this cache of earlier labels hides changes that keep names and sizes of files: remove it");
        }
        if (FileKind.isFile(place)) {
            verifyList(place);
        } else if (anyPicture && !hasAny(place)) {
            findings.rejected("split-empty", request.name(place), 0, "it holds no pictures");
        } else {
            verifyFolder(place, labels);
        }
    }

    private boolean hasAny(Path place) throws IOException {
        return FileKind.isFolder(place) && hasPicture(place);
    }

    private void verifyFolder(Path folder, Path labelFolder) throws ExportException, IOException {
        boolean beside = labelFolder.equals(folder);
        Set<String> labels = new TreeSet<>(
                names(labelFolder, name -> isLabelFile(name) && FileKind.mayBeFile(labelFolder.resolve(name)), beside));
        Set<String> used = new HashSet<>();
        String last = "";
        List<String> seen =
                names(folder, name -> YoloLayout.isPicture(name) && FileKind.isFile(folder.resolve(name)), false);
        for (String name : seen) {
            String label = YoloLayout.labelName(name);
            if (!used.add(label)) {
                findings.damaged(
                        "label-shared",
                        request.name(folder.resolve(name)),
                        0,
                        "another picture of this folder has the same label file, " + label + ": rename one");
                continue;
            }
            if (name.contains("/")) {
                findings.remarkOnce(
                        "datumaro-folders",
                        request.name(folder.resolve(name)),
                        "pictures are in nested folders, which Datumaro, supervision and super-gradients do not read");
            } else if (label.compareTo(last) < 0) {
                findings.remarkOnce(
                        "label-order",
                        request.name(folder.resolve(name)),
                        "super-gradients sorts pictures and label files by their whole names and pairs them by place: '"
                                + name + "' gets the labels " + last
                                + ". Rename it so that no other name is its start");
            } else {
                last = label;
            }
            Path picture = folder.resolve(name);
            Path file = labelFile(picture);
            if (file.equals(labelFolder.resolve(label))) {
                labels.remove(label);
            }
            verifyPicture(picture, file);
        }
        for (String label : labels) {
            verifyUnused(folder, labelFolder, label, used);
        }
    }

    /**
     * Checks a label file that belongs to no picture of the folder.
     *
     * @param used names of the pictures' label files
     */
    private void verifyUnused(Path folder, Path labelFolder, String name, Set<String> used)
            throws ExportException, IOException {
        Path label = labelFolder.resolve(name);
        boolean mayHavePicture = !anyPicture || used.contains(SafePath.stem(name) + LABEL);
        if (mayHavePicture && !name.endsWith(LABEL)) {
            findings.damaged(
                    "label-suffix",
                    request.name(label),
                    0,
                    "readers look for " + LABEL + " in lower case, and use the picture as one without objects:"
                            + " rename it");
        } else if (!anyPicture) {
            verifyLabels(label, Optional.empty());
        } else if (!labelFolder.equals(folder)) {
            findings.rejected(
                    "picture-missing",
                    request.name(label),
                    0,
                    "there is no picture of this name in " + request.name(folder) + " that readers take for one");
        }
    }

    private static boolean isLabelFile(String name) {
        return SafePath.extension(name).equalsIgnoreCase(LABEL)
                && !ClassesTxt.isName(name.substring(name.lastIndexOf('/') + 1));
    }

    /**
     * Returns the names of the wanted files in a folder.
     *
     * @param again whether the folder was walked before, so that what is not looked at has been reported
     */
    private List<String> names(Path folder, Predicate<String> wanted, boolean again)
            throws ExportException, IOException {
        if (!FileKind.isFolder(folder)) {
            return List.of();
        }
        FolderWalk.Sink unseen = again ? told -> {} : request.unseen("yolo", request.name(folder) + "/");
        return FolderWalk.visible(folder, wanted, request.limits(), unseen).names();
    }

    /** Returns the path of the file in which readers look for a picture's labels. */
    private static Path labelFile(Path picture) {
        return PictureFolder.labelFolderOf(picture.resolveSibling(""))
                .resolve(YoloLayout.labelName(String.valueOf(picture.getFileName())));
    }

    private void verifyPicture(Path picture, Path labels) throws ExportException, IOException {
        Optional<Media.Image> image = Optional.empty();
        if (picture.toRealPath().startsWith(realRoot)) {
            image = pictures.check(picture, request.name(picture));
            supervision.check(picture, request.name(picture));
        } else {
            findings.remarkOnce("links", request.name(picture), "a link that leads out of the folder is not followed");
        }
        Path beside = picture.resolveSibling(YoloLayout.labelName(String.valueOf(picture.getFileName())));
        if (FileKind.mayBeFile(labels)) {
            verifyLabels(labels, image);
        } else if (FileKind.mayBeFile(beside) && !FileKind.isFolder(labels.resolveSibling(""))) {
            findings.damaged(
                    "label-beside",
                    request.name(beside),
                    0,
                    "readers look for the labels of pictures in a folder 'images' in the folder 'labels' beside it, and"
                            + " use the picture as one without objects: move the labels there");
        } else {
            findings.remark(
                    "label-missing",
                    request.name(picture),
                    0,
                    "it has no label file: Datumaro needs one, even if it is empty");
        }
    }

    private void verifyLabels(Path labels, Optional<Media.Image> image) throws ExportException, IOException {
        String file = request.name(labels);
        if (leadsOut(labels)) {
            findings.remarkOnce("links", file, "a link that leads out of the folder is not followed");
            return;
        }
        Optional<List<RowLine>> read = LabelText.rows(labels, file, findings);
        if (read.isPresent()) {
            rows.check(file, read.get(), image);
        }
    }

    private boolean leadsOut(Path labels) {
        try {
            return !labels.toRealPath().startsWith(realRoot);
        } catch (IOException e) {
            return false; // whoever reads it says why it cannot be read
        }
    }

    private void verifyList(Path list) throws ExportException, IOException {
        String file = request.name(list);
        try (BufferedReader reader = TextFile.openWithMark(list)) {
            int number = 0;
            boolean empty = true;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    empty = false;
                    verifyListed(list, file, number, line.strip());
                }
            }
            if (empty) {
                findings.rejected("split-empty", file, 0, "it names no pictures");
            }
        } catch (CharacterCodingException e) {
            findings.rejected("encoding", file, 0, "it is not UTF-8 text");
        }
    }

    private void verifyListed(Path list, String file, int number, String line) throws ExportException, IOException {
        try {
            Path picture = list.resolveSibling(line).normalize();
            if (!line.startsWith("./") && !Path.of(line).isAbsolute()) {
                findings.rejected(
                        "list-line",
                        file,
                        number,
                        "'" + line
                                + "' starts at the folder in which training is started: put ./ in front, to start at the list's folder");
            }
            if (!picture.startsWith(root)) {
                findings.remarkOnce("outside", file, "pictures outside this folder are not checked");
            } else if (!Files.isRegularFile(picture) || !YoloLayout.isPicture(line)) {
                findings.rejected("picture-missing", file, number, "there is no picture '" + line + "'");
            } else {
                verifyPicture(picture, labelFile(picture));
            }
        } catch (InvalidPathException e) {
            findings.rejected("list-line", file, number, "'" + line + "' is not a path");
        }
    }
}
