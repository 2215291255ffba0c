package org.labelport.target;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.labelport.model.DataType;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Finds the pictures of a data set that have no annotation file, and no entry in one. A source that goes from
 * annotation to annotation never sees them. A source with a file for each picture notes here the pictures that it sees,
 * and reports the others at its end. Memory holds one number for each picture. Thread-safe.
 */
public final class UnannotatedPictures {

    private final LongSet annotated = new LongSet();

    /** Starts without any picture that is known to be annotated. */
    public UnannotatedPictures() {}

    /**
     * Notes that there is an annotation file for a picture, whether the picture exists or not.
     *
     * @param picture relative to the folder of the pictures, {@code /}-separated; case does not count, as it does not
     *     on every disk
     */
    public void annotated(String picture) {
        try {
            String name = key(Path.of(picture).normalize().toString());
            synchronized (annotated) {
                annotated.add(name);
            }
        } catch (InvalidPathException e) {
            return; // no file can be called so
        }
    }

    /**
     * Reports the number of pictures that were not noted as one loss of the data set,
     * {@link LossCodes#PICTURE_UNANNOTATED}. Called when all annotation files have been read.
     *
     * @param pictures folder that is searched, with the folders below it
     * @param request whose report takes the loss
     */
    public void report(Path pictures, SourceRequest request) throws ExportException, IOException {
        synchronized (annotated) {
            report(
                    List.of(pictures),
                    (folder, file) -> annotated.contains(key(file)),
                    request,
                    "has no annotation file and is not read",
                    "have no annotation file and are not read");
        }
    }

    private static String key(String picture) {
        return picture.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    /**
     * Reports the number of pictures that nothing names as one loss of the data set,
     * {@link LossCodes#PICTURE_UNANNOTATED}.
     *
     * @param folders that are searched, with the folders below them; none lies in another
     * @param isNamed whether something names a picture, given one of these folders and the picture's name relative to
     *     it, {@code /}-separated; called for each picture, before the file is looked at
     * @param request whose report takes the loss
     */
    public static void reportUnnamed(Collection<Path> folders, BiPredicate<Path, String> isNamed, SourceRequest request)
            throws ExportException, IOException {
        report(
                folders,
                isNamed,
                request,
                "is not named in any annotation file, and is not read",
                "are not named in any annotation file, and are not read");
    }

    private static void report(
            Collection<Path> folders, BiPredicate<Path, String> isKnown, SourceRequest request, String one, String many)
            throws ExportException, IOException {
        long count = 0;
        String first = "";
        for (Path folder : folders) {
            FolderWalk walk = FolderWalk.unknown(
                    folder,
                    file -> DataType.IMAGE.isOf(file) && isKnown.test(folder, file),
                    DataType.IMAGE::isOf,
                    request.limits(),
                    unseen -> {}); // what is named there and is not found is told with what names it
            for (Optional<String> file = walk.next(); file.isPresent(); file = walk.next()) {
                first = count == 0 ? file.get() : first;
                count++;
            }
        }
        if (count > 0) {
            String what =
                    count == 1 ? "'" + first + "' " + one : count + " pictures " + many + ", '" + first + "' first";
            request.report().loss(Loss.ofDataset(LossCodes.PICTURE_UNANNOTATED, what));
        }
    }
}
