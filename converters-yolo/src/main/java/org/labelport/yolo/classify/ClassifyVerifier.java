package org.labelport.yolo.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.verify.PictureRules;

/** Reports what readers of folders of classes would reject or damage. */
public final class ClassifyVerifier {

    private final Path root;
    private final PictureRules pictures;
    private final Findings findings;
    private final VerifyRequest request;

    /**
     * Prepares the check.
     *
     * @param root the request's folder, as an absolute path
     */
    public ClassifyVerifier(Path root, VerifyRequest request, Findings findings) {
        this.root = root;
        this.pictures = new PictureRules(request.media(), findings);
        this.findings = findings;
        this.request = request;
    }

    /** Checks all splits. */
    public void verify() throws ExportException, IOException {
        ClassTree tree = ClassTree.of(root);
        List<String> all = tree.allClasses();
        if (!tree.splits().containsKey(Split.NONE)) {
            checkSplits(tree);
        }
        boolean any = false;
        for (Map.Entry<Split, Path> split : tree.splits().entrySet()) {
            any |= hasPicture(split.getValue());
        }
        if (!any) {
            findings.remark("pictures-left-out", "", 0, "there are no pictures");
        }
        for (Map.Entry<Split, Path> split : tree.splits().entrySet()) {
            checkClasses(split.getValue(), all);
            if (any) {
                checkPictures(split.getValue(), split.getKey());
            }
        }
    }

    private void checkSplits(ClassTree tree) throws ExportException {
        if (!tree.splits().containsKey(Split.TRAIN)) {
            findings.rejected("split-missing", "", 0, "there is no folder train");
        }
        if (!tree.splits().containsKey(Split.VALIDATION)) {
            findings.remark(
                    "split-missing",
                    "",
                    0,
                    "there is no folder val: Ultralytics uses test instead, and does not train if that is missing, too");
        }
        for (Map.Entry<Split, Path> split : tree.splits().entrySet()) {
            String name = String.valueOf(split.getValue().getFileName());
            boolean known =
                    Set.of("train", "val", "validation", "valid", "test").contains(name);
            if (!known) {
                findings.rejected(
                        "split-name", name, 0, "Ultralytics calls this folder " + SplitFolders.of(split.getKey()));
            }
        }
    }

    /**
     * Checks the folders of a split against those of all splits, because readers number the classes of each split
     * independently.
     */
    private void checkClasses(Path split, List<String> all) throws ExportException, IOException {
        Set<String> own = new TreeSet<>(ClassTree.folders(split));
        for (String folder : all) {
            if (!own.contains(folder)) {
                findings.damaged(
                        "class-missing",
                        request.name(split),
                        0,
                        "there is no folder '" + folder
                                + "', so that the numbers of all later classes differ from those in"
                                + " other splits: create it, even if it is empty");
            }
        }
        for (Path child : FolderList.of(split)) {
            String name = child.getFileName().toString();
            if (name.startsWith(".") && FileKind.isFolder(child)) {
                findings.damaged(
                        "class-hidden", request.name(child), 0, "readers take this folder for a class: remove it");
            } else if (FileKind.mayBeFile(child) && isPicture(name)) {
                findings.rejected(
                        "picture-without-class",
                        request.name(child),
                        0,
                        "it is not in the folder of a class, and is left out");
            }
        }
    }

    private void checkPictures(Path split, Split kind) throws ExportException, IOException {
        SharedPictures shared = new SharedPictures(findings);
        for (String folder : ClassTree.folders(split)) {
            long found = checkFolder(split.resolve(folder), shared);
            if (found == 0) {
                findings.remark(
                        "class-empty",
                        request.name(split.resolve(folder)),
                        0,
                        "the class has no pictures"
                                + (kind == Split.TRAIN ? " to train from" : "")
                                + ": torchvision's ImageFolder stops at it, unless it is called with allow_empty=True, as"
                                + " Ultralytics does with torchvision 0.18 and later");
            }
        }
    }

    private long checkFolder(Path folder, SharedPictures shared) throws ExportException, IOException {
        FolderWalk walk = FolderWalk.all(
                folder, name -> true, request.limits(), request.unseen("yolo", request.name(folder) + "/"));
        MediaFolder files = new MediaFolder(root);
        long found = 0;
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            Path file = folder.resolve(name.get());
            if (!isPicture(name.get()) && String.valueOf(file.getFileName()).startsWith(".")) {
                continue; // such as .DS_Store of macOS; readers do not look at it either
            }
            if (!isPicture(name.get())) {
                findings.rejected("picture-suffix", request.name(file), 0, "readers do not accept it as a picture");
            } else {
                found++;
                if (isReadable(file, files)) {
                    pictures.check(file, request.name(file));
                    shared.add(new SharedPictures.Picture(file, folder, request.name(file)));
                }
            }
        }
        return found;
    }

    /** Whether a file is below the folder and can be found by its name; if not, this is reported. */
    private boolean isReadable(Path file, MediaFolder files) throws ExportException {
        try {
            files.find(SlashedPath.of(root.relativize(file)));
            return true;
        } catch (ItemException e) {
            if (e.code().equals("media.outside")) {
                findings.remarkOnce("links", request.name(file), "a link that leads out of the folder is not followed");
            } else {
                findings.rejected("picture-unreadable", request.name(file), 0, String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    private boolean hasPicture(Path folder) throws IOException {
        return FolderWalk.anyFile(folder, file -> isPicture(file.toString()), request.limits());
    }

    private static boolean isPicture(String name) {
        return ClassifyPlan.SUFFIXES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }
}
