package org.labelport.imagefolder.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.imagefolder.file.MaskNames;
import org.labelport.imagefolder.file.ReadmeClasses;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.Splits;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks a folder for what {@code load_dataset("imagefolder")} rejects or loses. */
public final class ImagefolderVerifier implements Verifier {

    private static final String FORMAT = "imagefolder";

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Path root = request.folder();
        if (!FileKind.isFolder(root)) {
            throw new ExportException(
                    "imagefolder.missing", root + " is not a folder. Give the folder of the data set.");
        }
        List<String> metadata = FolderWalk.all(
                        root, ReservedNames::isMetadata, request.limits(), request.unseen(FORMAT, ""))
                .names();
        CheckedPictures pictures =
                new CheckedPictures(new MediaFolder(root), request.media(), anyPicture(root, request.limits()));
        if (metadata.isEmpty() && !pictures.areThere() && !FileKind.isFile(root.resolve(ReservedNames.README))) {
            throw new ExportException(
                    "imagefolder.missing",
                    "there are neither metadata files nor pictures in " + root + ". Give the folder of the data set.");
        }
        Findings.InFile whole = request.findings(FORMAT).in("");
        kinds(metadata, whole);
        folders(root, request.limits(), metadata, whole);
        ReadmeClasses classes = lists(root, request);
        Map<String, ColumnKind> columns = new TreeMap<>();
        SplitColumns splits = new SplitColumns();
        for (String name : metadata) {
            Findings.InFile findings = request.findings(FORMAT).in(name);
            try {
                MetadataCheck check = new MetadataCheck(pictures, findings, request.limits(), classes);
                check.file(pictures.find(name), name, columns, splits);
                unlisted(root, request.limits(), name, check, findings);
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        splits.report(FORMAT, request);
        pictures.remarkNone(request.findings(FORMAT), "put them beside the metadata files before use");
    }

    /** Returns the classes that the data set lists, and reports lists that cannot be read. */
    private static ReadmeClasses lists(Path root, VerifyRequest request) throws ExportException, IOException {
        try {
            MaskNames.in(root, request.limits());
        } catch (ExportException e) {
            request.findings(FORMAT)
                    .in(MaskNames.FILE)
                    .rejected("id2label", 0, e.getMessage() + " Training scripts stop at it.");
        }
        try {
            return ReadmeClasses.read(root);
        } catch (ExportException e) {
            request.findings(FORMAT)
                    .in(ReservedNames.README)
                    .rejected("readme", 0, e.getMessage() + " The library stops at it.");
            return new ReadmeClasses(Map.of());
        }
    }

    /** Returns whether there is a picture that is not a mask. */
    private static boolean anyPicture(Path root, Limits limits) throws ExportException, IOException {
        return FolderWalk.anyFile(
                root,
                file -> FolderPictures.isPicture(file.toString())
                        && FileKind.mayBeFile(file)
                        && !isMask(root.relativize(file)),
                limits);
    }

    private static boolean isMask(Path relative) {
        for (Path name : relative) {
            if (name.toString().equals(ReservedNames.MASKS)) {
                return true;
            }
        }
        return false;
    }

    private static void kinds(List<String> metadata, Findings.InFile whole) throws ExportException {
        Set<String> kinds = new TreeSet<>();
        metadata.forEach(name -> kinds.add(name.substring(name.lastIndexOf('.') + 1)));
        if (kinds.size() > 1) {
            whole.rejected(
                    "metadata-kinds",
                    0,
                    "there are metadata files of several kinds (" + String.join(", ", kinds)
                            + "); the library stops. Keep one kind.");
        }
    }

    /**
     * Returns the sorted names of the folders directly below the root that have pictures; "" stands for the root
     * itself.
     */
    private static Set<String> tops(Path root, Limits limits) throws ExportException, IOException {
        Set<String> tops = new TreeSet<>();
        FolderWalk walk = FolderWalk.all(root, FolderPictures::isPicture, limits, unseen -> {});
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            tops.add(
                    name.get().contains("/")
                            ? name.get().substring(0, name.get().indexOf('/'))
                            : "");
        }
        return tops;
    }

    /** Reports folders whose pictures have no metadata file, and pictures that the library takes for no split or several. */
    private static void folders(Path root, Limits limits, List<String> metadata, Findings.InFile whole)
            throws ExportException, IOException {
        Set<String> tops = tops(root, limits);
        LoadedSplits splits = new LoadedSplits(root, limits, whole);
        for (String top : tops) {
            boolean covered = metadata.stream().anyMatch(name -> top.isEmpty() || name.startsWith(top + "/"))
                    || metadata.contains(ReservedNames.METADATA)
                    || metadata.contains(ReservedNames.METADATA_CSV);
            if (!metadata.isEmpty() && !covered) {
                whole.rejected(
                        "metadata-missing",
                        0,
                        "the folder '" + top + "' has pictures and no metadata file; the library stops. Add one.");
            }
        }
        if (!ReadmeClasses.configs(root)) {
            splits.whole();
        }
        for (String top : tops) {
            if (Splits.of(top) != Split.NONE) {
                splits.alone(top);
            }
        }
    }

    private static void unlisted(
            Path root, Limits limits, String metadata, MetadataCheck check, Findings.InFile findings)
            throws ExportException, IOException {
        String base = metadata.substring(0, metadata.lastIndexOf('/') + 1);
        FolderWalk walk = FolderWalk.all(root.resolve(base), FolderPictures::isPicture, limits, unseen -> {});
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (!check.isListed(name.get())) {
                findings.damaged(
                        "picture-unlisted",
                        0,
                        "the picture '" + name.get() + "' is not listed; the library leaves it out. List it.");
            }
        }
    }
}
