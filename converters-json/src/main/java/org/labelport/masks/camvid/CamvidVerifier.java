package org.labelport.masks.camvid;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.TextLines;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.FolderWalk;
import org.labelport.verify.VerifyRequest;

/** Checks lists, masks and colours for what Datumaro rejects or reads wrongly. */
final class CamvidVerifier {

    private static final int WORDS = 4;
    private static final int QUOTED_PARTS = 5;

    private final Path root;
    private final MaskProblems problems;
    private boolean anyPicture;

    CamvidVerifier(VerifyRequest request) {
        this.root = request.folder();
        this.problems = new MaskProblems(request, "camvid");
    }

    /** The paths of a picture and its mask, relative to the folder. The mask is empty when the line has none. */
    private record Pair(String picture, String mask) {}

    void verify() throws ExportException, IOException {
        ColorCheck masks = new ColorCheck(root, problems, colors());
        List<Path> lists = FolderList.of(
                root,
                file -> file.toString().endsWith(CamvidLayout.LIST)
                        && !file.endsWith(CamvidLayout.COLORS)
                        && FileKind.isFile(file));
        if (lists.isEmpty()) {
            problems.rejected("lists", "", "there is no list such as train.txt, so nothing is read. Write one.");
        }
        for (Path list : lists) {
            anyPicture |= anyPicture(list);
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures. Copy them beside the masks to train.");
        }
        for (Path list : lists) {
            verify(list, masks);
        }
    }

    private boolean anyPicture(Path list) throws IOException {
        try (BufferedReader lines = TextLines.open(list)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (pair(line).filter(pair -> exists(pair.picture())).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }

    private ColorList colors() throws ExportException, IOException {
        Path file = root.resolve(CamvidLayout.COLORS);
        if (!FileKind.isThere(file)) {
            problems.remark(
                    "classes",
                    CamvidLayout.COLORS,
                    "the file is missing, so Datumaro takes the classes and colours of CamVid itself. Write it.");
            return ColorList.NONE;
        }
        for (String line : TextLines.of(file)) {
            String[] words = line.strip().split("\\s+");
            if (words.length > WORDS && !line.startsWith("#")) {
                problems.rejected(
                        "classes",
                        CamvidLayout.COLORS,
                        "'" + line + "' has a blank in its name: Datumaro takes a word of it for a number and stops."
                                + " Write _ instead.");
            }
        }
        try {
            return ColorList.in(root);
        } catch (ExportException e) {
            problems.rejected("classes", CamvidLayout.COLORS, e.getMessage());
            return ColorList.NONE;
        }
    }

    private void verify(Path list, ColorCheck masks) throws ExportException, IOException {
        String file = list.getFileName().toString();
        Set<String> listed = new HashSet<>();
        try (BufferedReader lines = TextLines.open(list)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                verify(file, line, listed, masks);
            }
        }
        checkUnlisted(file, listed);
    }

    private void verify(String file, String line, Set<String> listed, ColorCheck masks) throws ExportException {
        Optional<Pair> pair = pair(line);
        if (pair.isEmpty()) {
            problems.rejected(
                    "line",
                    file,
                    "'" + line
                            + "' is not '/folder/picture folder/mask.png', with both in quotes if one has a blank:"
                            + " Datumaro stops. Correct it.");
            return;
        }
        if (!listed.add(SafePath.stem(pair.get().picture()))) {
            problems.damaged(
                    "stem",
                    file,
                    "another line has " + pair.get().picture()
                            + ", or a picture that differs from it only in its extension: one of them is read."
                            + " Rename or remove one.");
        }
        check(file, pair.get(), masks);
    }

    private void check(String list, Pair pair, ColorCheck masks) throws ExportException {
        boolean there = exists(pair.picture());
        if (anyPicture && !there) {
            problems.rejected(
                    "picture-missing", list, "there is no picture " + pair.picture() + ". Add it, or remove its line.");
        }
        if (pair.mask().isEmpty()) {
            problems.damaged(
                    "mask-missing",
                    list,
                    pair.picture()
                            + " has no mask in its line, so it is read without annotations. Write one, which is black if"
                            + " the picture has no annotations.");
        } else if (!exists(pair.mask())) {
            problems.rejected(
                    "mask-missing",
                    list,
                    "there is no mask " + pair.mask() + ": Datumaro stops. Add it, or remove its name.");
        } else {
            masks.check(pair.mask(), there ? Optional.of(pair.picture()) : Optional.empty());
        }
    }

    /** Reports the pictures in the list's folder that the list does not name. */
    private void checkUnlisted(String list, Set<String> listed) throws ExportException, IOException {
        String folder = SafePath.stem(list);
        if (!FileKind.isFolder(root.resolve(folder))) {
            return;
        }
        FolderWalk walk = problems.walk(folder + "/");
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            String picture = folder + "/" + name.get();
            if (MasksLayout.isPicture(picture) && !listed.contains(SafePath.stem(picture))) {
                problems.damaged("unlisted", picture, list + " does not name it, so it is not read. Add a line.");
            }
        }
    }

    private boolean exists(String name) {
        return FileKind.mayBeFile(root.resolve(name));
    }

    /** Splits a line as Datumaro does; empty when the line is not a pair of names in the folder. */
    private Optional<Pair> pair(String line) {
        String stripped = line.strip();
        String[] parts = stripped.split("\"", -1);
        List<String> words = parts.length == QUOTED_PARTS
                ? List.of(parts[1], parts[3])
                : Stream.of(stripped.split("[\\s\\p{Z}]+")).toList();
        boolean inFolder = words.get(0).matches("/[^/]+/.+");
        if (parts.length > 1 && parts.length != QUOTED_PARTS || !inFolder) {
            return Optional.empty();
        }
        Pair pair = new Pair(
                words.get(0).substring(1), words.size() > 1 ? words.get(1).replaceFirst("^/+", "") : "");
        try {
            boolean inside = root.resolve(pair.picture()).normalize().startsWith(root.normalize())
                    && root.resolve(pair.mask()).normalize().startsWith(root.normalize());
            return inside ? Optional.of(pair) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // the caller reports it
        }
    }
}
