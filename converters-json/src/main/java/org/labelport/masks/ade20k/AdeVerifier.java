package org.labelport.masks.ade20k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.masks.verify.MaskProblems.Expected;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.verify.VerifyRequest;

/** Checks a data set for what Datumaro and loaders of scene parsing reject or read wrongly. */
final class AdeVerifier {

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private AdeClasses classes = new AdeClasses(new TreeMap<>());
    private boolean anyPicture;
    private String firstUnused = "";
    private long unusedMasks;

    AdeVerifier(VerifyRequest request) {
        this.request = request;
        this.root = request.folder();
        this.problems = new MaskProblems(request, "ade20k");
    }

    void verify() throws ExportException, IOException {
        boolean scene = FileKind.isFolder(root.resolve(AdeLayout.IMAGES))
                || FileKind.isFolder(root.resolve(AdeLayout.ANNOTATIONS));
        if (!scene && !FileKind.isFolder(root.resolve("training")) && !FileKind.isFolder(root.resolve("validation"))) {
            throw new ExportException(
                    "source.missing",
                    "none of the folders training, validation, images and annotations is in " + root
                            + ". Give the folder that holds one of them.");
        }
        try {
            classes = AdeClasses.in(root, request.limits());
        } catch (ExportException e) {
            problems.unreadLists("classes", e, ". Correct it.");
        }
        if (scene) {
            walk(AdeLayout.IMAGES, this::scenePicture);
            walk(AdeLayout.ANNOTATIONS, this::sceneMask);
        } else {
            MediaFolder files = new MediaFolder(root);
            walk("", (folder, name) -> file(name, files));
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures. Copy them beside the masks to train.");
        } else if (unusedMasks > 0) {
            problems.remark(
                    "picture-missing",
                    firstUnused,
                    "there is no picture for this mask" + (unusedMasks > 1 ? " and " + (unusedMasks - 1) + " more" : "")
                            + ": readers pass over it. Add the picture, or remove the mask.");
        }
    }

    /** Checks one file. */
    @FunctionalInterface
    private interface Look {

        void at(String folder, String name) throws ExportException, IOException;
    }

    private void walk(String folder, Look look) throws ExportException, IOException {
        if (!FileKind.isFolder(root.resolve(folder))) {
            return;
        }
        for (PictureFolder split : PictureFolders.in(root.resolve(folder)).all()) {
            FolderWalk walk = problems.walk(folder + split.name());
            for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
                look.at(folder, split.name() + name.get());
            }
        }
    }

    private void scenePicture(String folder, String name) throws ExportException {
        if (!MasksLayout.isPicture(name)) {
            return;
        }
        anyPicture = true;
        notJpeg(folder + name);
        String mask = AdeLayout.ANNOTATIONS + SafePath.stem(name) + ".png";
        if (!FileKind.mayBeFile(root.resolve(mask))) {
            problems.rejected("mask-missing", folder + name, "there is no " + mask + ": loaders stop. Write it.");
        }
    }

    private void notJpeg(String file) throws ExportException {
        if (!file.endsWith(".jpg")) {
            problems.remark("not-jpeg", file, "some loaders look for pictures that end in .jpg.");
        }
    }

    private void sceneMask(String folder, String name) throws ExportException {
        String file = folder + name;
        if (!name.endsWith(".png")) {
            problems.rejected(
                    "kind", file, "masks must be PNG files: others are not found, or change values. Export it again.");
            return;
        }
        Optional<LabelImage> mask = problems.read(file, Expected.GRAY_8);
        if (mask.isEmpty()) {
            return;
        }
        problems.checkSize(file, mask.get(), pictureOf(file, AdeLayout.IMAGES + SafePath.stem(name)));
        for (int value : mask.get().canvas().distinct()) {
            if (value > 0 && !classes.isEmpty() && classes.name(value).isEmpty()) {
                AdeObjectsCheck.unknownClass(problems, file, value);
            }
        }
    }

    private Optional<Media.Image> pictureOf(String mask, String start) throws ExportException {
        Optional<String> picture = MasksLayout.picture(root, start);
        if (picture.isPresent()) {
            return problems.picture(picture.get());
        }
        firstUnused = unusedMasks == 0 ? mask : firstUnused;
        unusedMasks++;
        return Optional.empty();
    }

    private void file(String name, MediaFolder files) throws ExportException, IOException {
        if (name.endsWith(AdeLayout.SEGMENTS)) {
            segments(name, files);
        } else if (MasksLayout.isPicture(name) && !AdeLayout.isBeside(name)) {
            anyPicture = true;
            notJpeg(name);
            if (AdeLayout.isPassedOver(name)) {
                problems.damaged(
                        "name",
                        name,
                        "Datumaro takes a name that begins with instance_ for the mask of an object, and leaves it"
                                + " out. Rename it.");
            }
            for (String beside : List.of(AdeLayout.SEGMENTS, AdeLayout.OBJECTS)) {
                if (!FileKind.mayBeFile(root.resolve(SafePath.stem(name) + beside))) {
                    problems.rejected(
                            "mask-missing",
                            name,
                            "there is no " + SafePath.stem(name) + beside + ": Datumaro stops. Write it, or leave the"
                                    + " picture out.");
                }
            }
        }
    }

    private void segments(String file, MediaFolder files) throws ExportException {
        String start = file.substring(0, file.length() - AdeLayout.SEGMENTS.length());
        Optional<LabelImage> segments = problems.read(file, Expected.COLORS);
        if (segments.isEmpty()) {
            return;
        }
        problems.checkSize(file, segments.get(), pictureOf(file, start));
        if (!FileKind.mayBeFile(root.resolve(start + AdeLayout.OBJECTS))) {
            problems.rejected(
                    "json", file, "there is no " + start + AdeLayout.OBJECTS + " beside it: Datumaro stops. Write it.");
            return;
        }
        new AdeObjectsCheck(root, files, problems, classes).check(start, segments.get());
    }
}
