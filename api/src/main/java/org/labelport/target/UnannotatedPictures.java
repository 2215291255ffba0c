package org.labelport.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Pictures of a data set that no annotation file and no entry of one is for. Its source goes from annotation to annotation, so it does
 * not come to them, and tells of them here.
 */
public final class UnannotatedPictures {

    private UnannotatedPictures() {}

    /**
     * Reports how many pictures there are whose name no annotation file has, as one loss of the data set,
     * {@link LossCodes#PICTURE_UNANNOTATED}. Folders and extensions do not count: {@code labels/a.xml} is there for
     * {@code pictures/a.jpg}.
     *
     * @param pictures folder that is looked through, and those below it
     * @param annotationFiles paths of the annotation files, {@code /}-separated
     * @param request whose report takes the loss
     */
    public static void report(Path pictures, List<String> annotationFiles, SourceRequest request)
            throws ExportException, IOException {
        LongSet annotated = new LongSet();
        annotationFiles.forEach(file -> annotated.add(name(file)));
        report(
                List.of(pictures),
                (folder, file) -> annotated.contains(name(file)),
                request,
                "has no annotation file and is not read",
                "have no annotation file and are not read");
    }

    /**
     * Reports how many pictures there are that nothing names, as one loss of the data set, {@link LossCodes#PICTURE_UNANNOTATED}.
     *
     * @param folders that are looked through, with those below them; none lies in another
     * @param isNamed whether something names a picture, given by its folder of these and its name in that, {@code /}-separated; asked for
     *     each picture, before it is looked at
     * @param request whose report takes the loss
     */
    public static void reportUnnamed(Collection<Path> folders, BiPredicate<Path, String> isNamed, SourceRequest request)
            throws ExportException, IOException {
        report(folders, isNamed, request, "is named nowhere, and is not read", "are named nowhere, and are not read");
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

    private static String name(String file) {
        return SafePath.stem(file.substring(file.lastIndexOf('/') + 1));
    }
}
