package org.labelport.testkit.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
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

    /** Ids of the items, in order. */
    public List<String> ids() {
        return items.stream().map(Item::id).toList();
    }

    /** Annotations of an item, counted from 0. */
    public List<Annotation> annotations(int item) {
        return items.get(item).annotations();
    }

    /** As {@link #write(Converter, Map, Taxonomy, List, Path)}, with the categories in the order in which they come. */
    public static Trial write(Converter converter, Map<String, ?> options, List<Item> items, Path folder)
            throws ExportException, IOException {
        return write(converter, options, MemoryExport.categories(items), items, folder);
    }

    /** Writes items to a folder, each as a shard of its own, and checks that every annotation is accounted for. */
    public static Trial write(
            Converter converter, Map<String, ?> options, Taxonomy taxonomy, List<Item> items, Path folder)
            throws ExportException, IOException {
        MemoryExport export = MemoryExport.of(converter, options, taxonomy, items);
        export.publish(folder);
        return new Trial(taxonomy, items, export.errors(), export.losses());
    }

    /** What is done with an item after it was read and before the next one is. */
    @FunctionalInterface
    public interface Step {

        /** The item as it goes on. */
        Item of(ItemSource source, Item item) throws ExportException, IOException;
    }

    /** Reads all items of a target, and completes none. Every picture is taken to be 12 pixels wide and 8 high. */
    public static Trial read(TargetHandler target, Map<String, ?> filter, Path scratch)
            throws ExportException, IOException {
        MediaProbe probe = file -> Media.Image.of(Blob.at(file, Files.size(file)), 12, 8);
        return read(target, filter, scratch, probe, (source, item) -> item);
    }

    /**
     * Reads all items of a target.
     *
     * @param probe reads the sizes of pictures
     * @param step as {@link ItemSource#complete}, for sources that wait for something
     */
    public static Trial read(TargetHandler target, Map<String, ?> filter, Path scratch, MediaProbe probe, Step step)
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
        Options options = Options.check("target", target.filterKeys(), filter);
        try (ItemSource source = target.open(Requests.source(options, scratch, probe, report))) {
            for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
                items.add(step.of(source, item.get()));
            }
            requireDifferentIds(items);
            return new Trial(source.taxonomy(), items, errors, losses);
        }
    }

    private static void requireDifferentIds(List<Item> items) {
        Set<String> ids = new HashSet<>();
        for (Item item : items) {
            if (!ids.add(item.id())) {
                throw new AssertionError("Two items have the id '" + item.id()
                        + "'. Ids are unique in a data set. See org.labelport.target.ItemIds.");
            }
        }
    }
}
