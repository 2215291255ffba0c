package org.labelport.masks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.verify.VerifyRequest;

/** Checks masks for what mmsegmentation, Datumaro and loaders that use PIL or OpenCV reject or read wrongly. */
final class MasksVerifier {

    private static final String PNG = ".png";

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private String images = "";
    private String masks = "";
    private boolean anyPicture;

    MasksVerifier(VerifyRequest request) {
        this.request = request;
        this.root = request.folder();
        this.problems = new MaskProblems(request, "masks");
    }

    void verify() throws ExportException, IOException {
        masks = folder(MasksFolders.MASKS)
                .orElseThrow(() -> new ExportException(
                        "source.missing",
                        "none of the folders " + String.join(", ", MasksFolders.MASKS) + " is in " + root
                                + ". Give the folder that holds one of them."));
        images = folder(MasksFolders.IMAGES).orElse("");
        ReadClasses classes = new ClassesCheck(root, request.json(), problems).read();
        if (!images.isEmpty()) {
            pictures();
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures. Copy them beside the masks to train.");
        }
        masks(new MaskCheck(request, problems, classes, images, anyPicture));
        if (FileKind.isFolder(root.resolve(MasksLayout.INSTANCES))) {
            new InstancesCheck(root, masks, problems).check();
        }
    }

    private Optional<String> folder(List<String> candidates) {
        return candidates.stream()
                .filter(name -> FileKind.isFolder(root.resolve(name)))
                .findFirst();
    }

    private void pictures() throws ExportException, IOException {
        FolderWalk walk = problems.walk(images + "/");
        String lastStem = "";
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (!MasksLayout.isPicture(name.get())) {
                continue;
            }
            anyPicture = true;
            String stem = SafePath.stem(name.get());
            if (stem.equals(lastStem)) {
                problems.damaged(
                        "stem",
                        images + "/" + name.get(),
                        "another picture differs only in its extension: both have the same mask. Rename one.");
            }
            lastStem = stem;
            if (!FileKind.isFile(root.resolve(masks).resolve(stem + PNG))) {
                problems.rejected(
                        "mask-missing",
                        images + "/" + name.get(),
                        "there is no " + masks + "/" + stem + PNG + ": loaders stop. Write one, with only"
                                + " background if the picture has no annotations.");
            }
        }
    }

    private void masks(MaskCheck check) throws ExportException, IOException {
        FolderWalk walk = problems.walk(masks + "/");
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            String file = masks + "/" + name.get();
            if (name.get().endsWith(PNG)) {
                check.check(file, SafePath.stem(name.get()));
            } else if (MasksLayout.isPicture(name.get())) {
                problems.rejected(
                        "lossy",
                        file,
                        "masks must be PNG files: other formats change values or are not looked for. Export it again.");
            }
        }
    }
}
