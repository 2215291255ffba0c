package org.labelport.testkit.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.testkit.ListCensus;
import org.labelport.testkit.Requests;

/**
 * What a converter writes for a list of items, kept in memory. Each item is a shard of its own. Making one fails when
 * an annotation is not accounted for exactly once, as written or as dropped, when a path is unsafe, and when two files
 * have the same path.
 */
public final class MemoryExport {

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedSet<String> folders = new TreeSet<>();
    private final Map<String, Item> media = new LinkedHashMap<>();
    private final Map<String, Path> sourceFiles = new LinkedHashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Part, ByteText> parts = new HashMap<>();

    private MemoryExport() {}

    /** As {@link #of(Converter, Map, Taxonomy, List)}, with the categories of the annotations in the order in which they come. */
    public static MemoryExport of(Converter converter, Map<String, ?> options, List<Item> items)
            throws ExportException, IOException {
        return of(converter, options, categories(items), items);
    }

    /** The categories of annotations, in the order in which they come. */
    static Taxonomy categories(List<Item> items) {
        return new Taxonomy(items.stream()
                .flatMap(item -> item.annotations().stream())
                .map(Annotation::category)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(Category::of)
                .toList());
    }

    /**
     * Plans, writes and finishes an export, with all pictures as they are stored.
     *
     * @throws ExportException when the converter refuses the data or the options
     */
    public static MemoryExport of(Converter converter, Map<String, ?> options, Taxonomy taxonomy, List<Item> items)
            throws ExportException, IOException {
        return of(converter, options, taxonomy, items, path -> false);
    }

    /**
     * As {@link #of(Converter, Map, Taxonomy, List)}, as if the engine had turned the pixels of some pictures.
     *
     * @param turned whether the picture at a path is one of them
     */
    public static MemoryExport of(
            Converter converter, Map<String, ?> options, Taxonomy taxonomy, List<Item> items, Predicate<String> turned)
            throws ExportException, IOException {
        MemoryExport export = new MemoryExport();
        ConversionPlan plan = converter.plan(Requests.plan(
                new ListCensus(taxonomy, items),
                Options.check("format", converter.options(), options),
                export.losses::add));
        long number = 0;
        long annotations = 0;
        for (Item item : items) {
            MemoryItem out = new MemoryItem(turned);
            try (ShardWriter writer = plan.openShard(out)) {
                writer.write(new NumberedItem(number, annotations, item));
                export.add(item, out);
            } catch (ItemException e) {
                export.errors.add(ItemError.ofItem(item.id(), item.annotations().size(), e.code(), e.getMessage()));
            }
            number++;
            annotations += item.annotations().size();
        }
        plan.finish(export.new Finish());
        return export;
    }

    private void add(Item item, MemoryItem out) throws IOException {
        out.requireEachAnnotationOnce(item);
        for (Map.Entry<String, ByteText> file : out.files().entrySet()) {
            put(file.getKey(), file.getValue().toByteArray());
        }
        for (String path : out.media()) {
            if (media.put(safe(path), item) != null) {
                throw new AssertionError("two pictures at " + path);
            }
        }
        out.sourceFiles().forEach((path, file) -> {
            if (sourceFiles.put(safe(path), file) != null) {
                throw new AssertionError("two files of the source at " + path);
            }
        });
        for (Map.Entry<Part, ByteText> own : out.parts().entrySet()) {
            ByteText part = parts.computeIfAbsent(own.getKey(), key -> new ByteText());
            if (!part.isEmpty() && !own.getValue().isEmpty()) {
                part.text(own.getKey().separator());
            }
            own.getValue().writeTo(part);
        }
        out.counts().forEach((name, delta) -> counts.merge(name, delta, Long::sum));
        losses.addAll(out.losses());
    }

    private void put(String path, byte[] bytes) {
        if (files.put(safe(path), bytes) != null) {
            throw new AssertionError("two files at " + path);
        }
    }

    private static String safe(String path) {
        if (!SafePath.isSafe(path)) {
            throw new AssertionError("unsafe path " + path);
        }
        return path;
    }

    /** Paths of the files that the converter wrote, in order. */
    public SortedSet<String> files() {
        return new TreeSet<>(files.keySet());
    }

    /** A file's bytes, by its path. */
    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new AssertionError("no file " + path + " among " + files.keySet());
        }
        return bytes.clone();
    }

    /** A file's text. */
    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Folders that the converter created, even if they are empty. */
    public SortedSet<String> folders() {
        return Collections.unmodifiableSortedSet(folders);
    }

    /** The items whose files were put into the export, by the paths of these, in the order of the items. */
    public Map<String, Item> media() {
        return Collections.unmodifiableMap(media);
    }

    /** What was lost: item by item, and at the end what concerns the data set. */
    public List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Codes of the losses, in order. */
    public List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    /** Codes of the losses of an annotation or, for an empty id, of the item or data set. */
    public List<String> lossCodes(String item, String annotation) {
        return losses.stream()
                .filter(loss -> loss.item().equals(item) && loss.annotation().equals(annotation))
                .map(Loss::code)
                .toList();
    }

    /** Items that could not be written, in order. */
    public List<ItemError> errors() {
        return List.copyOf(errors);
    }

    /** Code of the error of each item that could not be written. */
    public Map<String, String> errorCodes() {
        return errors.stream().collect(Collectors.toMap(ItemError::item, ItemError::code));
    }

    /** Writes files and folders to a folder, and those originals that are on this machine. */
    public void publish(Path folder) throws IOException {
        publishFiles(folder);
        for (Map.Entry<String, Item> original : media.entrySet()) {
            if (original.getValue().media().blob().location().isPresent()) {
                Files.copy(
                        Path.of(original.getValue().media().blob().location().get()), place(folder, original.getKey()));
            }
        }
        for (Map.Entry<String, Path> file : sourceFiles.entrySet()) {
            Files.copy(file.getValue(), place(folder, file.getKey()));
        }
    }

    /** Writes files and folders to a folder, without originals. */
    public void publishFiles(Path folder) throws IOException {
        for (String name : folders) {
            Files.createDirectories(folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(place(folder, file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
    }

    private static Path place(Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** What a converter writes at last. */
    private final class Finish implements ExportOutput {

        @Override
        public OutputStream file(String path) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    put(path, toByteArray());
                }
            };
        }

        @Override
        public void folder(String path) {
            folders.add(safe(path));
        }

        @Override
        public void copy(Part part, OutputStream to) throws IOException {
            parts.getOrDefault(part, new ByteText()).writeTo(to);
        }

        @Override
        public long count(String counter) {
            return counts.getOrDefault(counter, 0L);
        }

        @Override
        public void loss(Loss loss) {
            losses.add(loss);
        }
    }
}
