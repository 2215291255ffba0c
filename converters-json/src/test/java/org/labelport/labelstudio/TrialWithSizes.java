package org.labelport.labelstudio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Reads tasks as in a run that finds out the sizes of pictures. */
final class TrialWithSizes {

    private TrialWithSizes() {}

    static Trial read(Map<String, ?> filter, Path scratch, int width, int height) throws ExportException, IOException {
        return Trial.read(
                new LabelStudioTarget(),
                filter,
                scratch,
                file -> Media.Image.of(Blob.at(file.toUri(), Files.size(file)), width, height),
                (source, item) -> source.complete(sized(item, width, height)));
    }

    private static Item sized(Item item, int width, int height) {
        return item.media() instanceof Media.Image image && !image.hasSize()
                ? item.withMedia(Media.Image.of(image.blob(), width, height))
                : item;
    }
}
