package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FolderWalk;
import org.labelport.target.LongSet;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.rows.read.LabelRows;
import org.labelport.yolo.rows.read.RowGrammar;

/**
 * Finds the pictures and label files of a data set's folder that no list names. Memory holds one number for each listed
 * picture and each place of its labels. Thread-safe.
 */
final class UnlistedFiles {

    static final String CODE = "yolo-darknet.labels-unlisted";

    private final LongSet listed = new LongSet();

    /** Notes a listed picture, and the places where its labels may be, by their names in the folder. */
    void listed(String picture, List<String> labels) {
        listed(picture);
        labels.forEach(this::listed);
    }

    private void listed(String name) {
        try {
            String key = key(SlashedPath.of(Path.of(name).normalize()));
            synchronized (listed) {
                listed.add(key);
            }
        } catch (InvalidPathException e) {
            return; // no file can be called so
        }
    }

    private boolean isListed(String name) {
        synchronized (listed) {
            return listed.contains(key(name));
        }
    }

    /** Case does not count, as it does not on every disk. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Reports what was not noted. Called once, when all lists were read. */
    void report(Path folder, RowGrammar grammar, SourceRequest request) throws ExportException, IOException {
        UnannotatedPictures.reportUnnamed(List.of(folder), (root, name) -> isListed(name), request);
        labels(folder, grammar, request.limits())
                .ifPresent(labels -> request.report().loss(Loss.ofDataset(CODE, labels)));
    }

    /** Says which label files were not noted; empty when all were. */
    Optional<String> labels(Path folder, RowGrammar grammar, Limits limits) throws ExportException, IOException {
        long count = 0;
        String first = "";
        FolderWalk texts = FolderWalk.unknown(
                folder,
                this::isListed,
                name -> SafePath.extension(name).equals(".txt"),
                limits,
                unseen -> {}); // what is named there and is not found is told with the list that names it
        for (Optional<String> name = texts.next(); name.isPresent(); name = texts.next()) {
            if (isLabels(folder.resolve(name.get()), grammar, limits)) {
                first = count == 0 ? name.get() : first;
                count++;
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                count == 1
                        ? "'" + first + "' has the labels of a picture that no list names, and is not read"
                        : count + " files have labels of pictures that no list names, and are not read, '" + first
                                + "' first");
    }

    /** Whether a file has rows. An empty one loses nothing, and others are lists and notes. */
    private static boolean isLabels(Path file, RowGrammar grammar, Limits limits) {
        try {
            return !LabelRows.read(file, grammar, limits).rows().isEmpty();
        } catch (ItemException e) {
            return false; // not known to be labels
        }
    }
}
