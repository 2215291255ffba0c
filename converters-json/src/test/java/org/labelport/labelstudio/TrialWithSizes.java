package org.labelport.labelstudio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;

/** Reads as a run does that finds out the sizes of pictures. */
final class TrialWithSizes {

    private TrialWithSizes() {}

    static Trial read(Map<String, ?> filter, Path scratch, int width, int height) throws ExportException, IOException {
        List<Item> items = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        SourceReport report = new SourceReport() {
            @Override
            public void error(ItemError error) {
                errors.add(error);
            }

            @Override
            public void loss(Loss loss) {
                losses.add(loss);
            }
        };
        LabelStudioTarget target = new LabelStudioTarget();
        Options options = Options.check("target", target.filterKeys(), filter);
        try (ItemSource source = target.open(Requests.source(
                options,
                scratch,
                file -> Media.Image.of(Blob.at(file.toUri(), Files.size(file)), width, height),
                report))) {
            Optional<Item> next = source.next();
            while (next.isPresent()) {
                Item item = next.get();
                if (item.media() instanceof Media.Image image && !image.hasSize()) {
                    item = item.withMedia(Media.Image.of(image.blob(), width, height));
                }
                items.add(source.complete(item));
                next = source.next();
            }
            return new Trial(source.taxonomy(), items, errors, losses);
        }
    }
}
