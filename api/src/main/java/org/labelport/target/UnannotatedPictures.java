package org.labelport.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Pictures without an annotation file, in a data set that has such a file for each picture. Its source goes from annotation file to
 * annotation file, so it does not come to them, and tells of them here.
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
        FolderWalk walk = FolderWalk.unknown(
                pictures,
                file -> DataType.IMAGE.isOf(file) && annotated.contains(name(file)),
                DataType.IMAGE::isOf,
                request.limits(),
                unseen -> {}); // what an annotation file names there and is not found is told with that file
        Optional<String> first = walk.next();
        if (first.isEmpty()) {
            return;
        }
        long count = 1;
        while (walk.next().isPresent()) {
            count++;
        }
        String what = count == 1
                ? "'" + first.get() + "' has no annotation file and is not read"
                : count + " pictures have no annotation file and are not read, '" + first.get() + "' first";
        request.report().loss(Loss.ofDataset(LossCodes.PICTURE_UNANNOTATED, what));
    }

    private static String name(String file) {
        return SafePath.stem(file.substring(file.lastIndexOf('/') + 1));
    }
}
