package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.verify.VerifyRequest;

/** Checks masks for what mmsegmentation, Datumaro and loaders that use PIL or OpenCV reject or read wrongly. */
public final class MasksVerifier {

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private final MaskFolders folders;
    private final String images;
    private final String masks;
    private boolean anyPicture;

    public MasksVerifier(VerifyRequest request) throws ExportException, IOException {
        this.request = request;
        this.root = request.folder();
        this.problems = new MaskProblems(request, "masks");
        this.folders = MaskFolders.usual(root);
        this.images = inRoot(folders.images());
        this.masks = inRoot(folders.masks());
    }

    public void verify() throws ExportException, IOException {
        ReadClasses classes = new ClassesCheck(root, problems).read();
        if (FileKind.isFolder(folders.images())) {
            pictures();
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures. Copy them beside the masks to train.");
        }
        masks(new MaskCheck(request, problems, classes, images, anyPicture));
        if (FileKind.isFolder(root.resolve(MaskFolders.INSTANCES))) {
            new InstancesCheck(folders, problems).check();
        }
    }

    /** Returns a folder's path in the verified one, with a slash at its end; empty for the verified folder itself. */
    private String inRoot(Path folder) {
        return folder.equals(root) ? "" : root.relativize(folder) + "/";
    }

    private void pictures() throws ExportException, IOException {
        FolderWalk walk = problems.walk(images);
        String lastStem = "";
        String first = "";
        boolean mixed = false;
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (!MasksLayout.isPicture(name.get()) || folders.isMaskBeside(name.get())) {
                continue;
            }
            anyPicture = true;
            first = first.isEmpty() ? name.get() : first;
            if (!mixed && !SafePath.extension(name.get()).equals(SafePath.extension(first))) {
                mixed = true;
                problems.remark(
                        "suffixes-mixed",
                        "",
                        "'" + first + "' and '" + name.get() + "' end differently: mmsegmentation reads only pictures"
                                + " that end in its img_suffix. Encode all in one format for it.");
            }
            String stem = SafePath.stem(name.get());
            if (stem.equals(lastStem)) {
                problems.damaged(
                        "stem",
                        images + name.get(),
                        "another picture differs only in its extension: both have the same mask. Rename one.");
            }
            lastStem = stem;
            String mask = folders.maskOf(name.get());
            if (!FileKind.mayBeFile(folders.masks().resolve(mask))) {
                problems.rejected(
                        "mask-missing",
                        images + name.get(),
                        "there is no " + masks + mask + ": loaders stop. Write one, with only"
                                + " background if the picture has no annotations.");
            }
        }
    }

    private void masks(MaskCheck check) throws ExportException, IOException {
        FolderWalk walk = problems.walk(masks);
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            String file = masks + name.get();
            Optional<String> picture = folders.pictureOf(name.get());
            if (picture.isPresent()) {
                check.check(file, picture.get());
            } else if (!folders.areBeside() && MasksLayout.isPicture(name.get())) {
                problems.rejected(
                        "lossy",
                        file,
                        "masks must be PNG files: other formats change values or are not looked for. Export it again.");
            }
        }
    }
}
