package org.labelport.testkit.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceReport;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.Requests;

/** What a run produced: items that were read, and everything that was reported. */
public record Trial(Taxonomy taxonomy, List<Item> items, List<ItemError> errors, List<Loss> losses) {

    /** Codes of the losses, in order. */
    public List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    /** Codes of the errors, in order. */
    public List<String> errorCodes() {
        return errors.stream().map(ItemError::code).toList();
    }

    /** Writes items to a folder, one shard an item, and checks that every annotation is accounted for. */
    public static Trial write(
            Converter converter, Map<String, ?> options, Taxonomy taxonomy, List<Item> items, Path folder)
            throws ExportException, IOException {
        MemoryExport export = MemoryExport.of(converter, options, taxonomy, items);
        export.publish(folder);
        return new Trial(taxonomy, items, export.errors(), export.losses());
    }

    /** Reads all items of a target. Pictures that are looked into are 12 pixels wide and 8 high. */
    public static Trial read(TargetHandler target, Map<String, ?> filter, Path scratch)
            throws ExportException, IOException {
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
        MediaProbe probe = file -> Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 12, 8);
        Options options = Options.check("target", target.filterKeys(), filter);
        try (ItemSource source = target.open(Requests.source(options, scratch, probe, report))) {
            Optional<Item> item = source.next();
            while (item.isPresent()) {
                items.add(item.get());
                item = source.next();
            }
            return new Trial(source.taxonomy(), items, errors, losses);
        }
    }
}
