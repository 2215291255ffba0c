package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.Requests;

/** What a target reads of a folder whose pictures are looked into. */
public record Reading(Taxonomy taxonomy, List<Item> items, List<ItemError> errors, List<Loss> losses) {

    /** Reads all items; sources that wait for sizes are told them. */
    public static Reading of(TargetHandler target, Path path, Map<String, String> filter)
            throws ExportException, IOException {
        Map<String, String> all = new HashMap<>(filter);
        all.put("path", path.toString());
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
        Options options = Options.check("target", target.filterKeys(), all);
        try (ItemSource source = target.open(Requests.source(options, path, Pictures.PROBE, report))) {
            for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
                items.add(source.complete(item.get()));
            }
            return new Reading(source.taxonomy(), items, errors, losses);
        }
    }

    /** Ids of items. */
    public List<String> ids() {
        return items.stream().map(Item::id).toList();
    }

    /** Codes of errors. */
    public List<String> errorCodes() {
        return errors.stream().map(ItemError::code).toList();
    }

    /** Codes of losses. */
    public List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    /** Annotations of an item. */
    public List<Annotation> annotations(int item) {
        return items.get(item).annotations();
    }
}
