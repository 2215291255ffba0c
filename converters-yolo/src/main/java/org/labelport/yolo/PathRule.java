package org.labelport.yolo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.verify.Findings;
import org.labelport.yolo.TrainingLayout.Program;
import org.labelport.yolo.dataset.YamlMapping;

/**
 * Checks the key {@code path} of data.yaml, from which the places of pictures start.
 *
 * @param folder the data set's, as an absolute path
 * @param file the name of data.yaml in it
 */
record PathRule(Path folder, String file, Program program, Findings findings) {

    /** Returns the folder from which places start. */
    Path check(YamlMapping yaml) throws ExportException {
        Path own = folder.resolve(file).resolveSibling("");
        Optional<String> root = yaml.text("path");
        if (root.isEmpty()) {
            missing();
            return own;
        }
        long line = yaml.line("path");
        if (isAbsolute(root.get())) {
            if (!isHere(root.get())) {
                findings.remark("path-elsewhere", file, line, "path '" + root.get() + "' is not this folder");
            }
            return own;
        }
        Optional<Path> named = resolved(own, root.get());
        Optional<Path> below = named.filter(place -> FileKind.isFolder(place) && place.startsWith(folder));
        if (below.filter(place -> !place.equals(own)).isPresent() || isCalled(root.get())) {
            findings.remark(
                    "path-data-sets",
                    file,
                    line,
                    "readers find path '" + root.get()
                            + "' only while training starts beside it, or while the data sets"
                            + " folder of Ultralytics' settings is the one that it is in");
        } else {
            findings.rejected(
                    "path",
                    file,
                    line,
                    "path '" + root.get()
                            + "' starts at the folder in which training is started, or at the data sets folder of the"
                            + " settings, not at this file: remove it, or give the absolute path");
        }
        return below.orElse(own);
    }

    private void missing() throws ExportException {
        if (program == Program.YOLOV5) {
            findings.rejected(
                    "path",
                    file,
                    0,
                    "there is no path: YOLOv5 looks for pictures from its own folder, not from this one");
        } else if (program == Program.ULTRALYTICS) {
            findings.remarkOnce("v5-path", file, "without path, YOLOv5 looks for pictures from its own folder");
        }
    }

    private static boolean isAbsolute(String root) {
        return root.matches("(?s)(/|[A-Za-z]:[/\\\\]|\\\\\\\\).*");
    }

    private boolean isHere(String root) {
        try {
            return Path.of(root).normalize().equals(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether the path ends in the name of this folder, as that of a data set in the folder of data sets does. */
    private boolean isCalled(String root) {
        return resolved(Path.of(""), root)
                .map(Path::getFileName)
                .filter(name -> name.equals(folder.getFileName()))
                .isPresent();
    }

    private static Optional<Path> resolved(Path start, String root) {
        try {
            return Optional.of(start.resolve(root).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
