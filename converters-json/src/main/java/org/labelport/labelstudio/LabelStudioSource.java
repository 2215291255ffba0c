package org.labelport.labelstudio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.labelstudio.TaskFiles.TaskFile;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/** Reads the tasks of all files, one after the other. In memory is one task, and those whose picture's size is looked for. */
final class LabelStudioSource implements ItemSource {

    private final SourceRequest request;
    private final SourceReport report;
    private final MediaFiles media;
    private final Deque<TaskFile> files;
    private final Map<Path, LabelConfig> configs;
    private final Taxonomy taxonomy;
    /** Items whose annotations wait for the size of the picture, in their order. */
    private final Deque<PendingItem> pending = new ArrayDeque<>();

    private Optional<TaskParser> parser = Optional.empty();
    private Optional<TaskReader> reader = Optional.empty();
    private int number;

    private LabelStudioSource(
            SourceRequest request,
            MediaFiles media,
            List<TaskFile> files,
            Map<Path, LabelConfig> configs,
            Taxonomy taxonomy) {
        this.request = request;
        this.report = request.report();
        this.media = media;
        this.files = new ArrayDeque<>(files);
        this.configs = configs;
        this.taxonomy = taxonomy;
    }

    static LabelStudioSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path("path");
        List<TaskFile> files = TaskFiles.find(path, request.filter().optionalPath("config"));
        Map<Path, LabelConfig> configs = new LinkedHashMap<>();
        for (TaskFile file : files) {
            if (file.config().isPresent() && !configs.containsKey(file.config().get())) {
                configs.put(file.config().get(), ConfigReader.read(file.config().get()));
            }
        }
        boolean fromConfig = request.filter().text("labels").equals("config");
        Taxonomy taxonomy = fromConfig ? taxonomy(configs) : Taxonomy.EMPTY;
        return new LabelStudioSource(request, MediaFiles.of(path, request), files, configs, taxonomy);
    }

    private static Taxonomy taxonomy(Map<Path, LabelConfig> configs) {
        Map<String, Category> categories = new LinkedHashMap<>();
        configs.values().stream()
                .flatMap(config -> config.categories().stream())
                .forEach(category -> categories.merge(
                        category.name(),
                        category,
                        (first, second) -> first.skeleton().points().isEmpty() ? second : first));
        return new Taxonomy(List.copyOf(categories.values()));
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (true) {
            if (parser.isEmpty()) {
                if (files.isEmpty()) {
                    return Optional.empty();
                }
                openNext(files.remove());
            }
            Optional<TaskParser.Found> found = parser.get().next();
            if (found.isEmpty()) {
                closeParser();
                continue;
            }
            number++;
            Optional<Item> item = read(reader.orElseThrow(), found.get());
            if (item.isPresent()) {
                return item;
            }
        }
    }

    private void openNext(TaskFile file) throws IOException {
        LabelConfig config = file.config().map(configs::get).orElse(LabelConfig.NONE);
        reader = Optional.of(new TaskReader(file.tasks(), config, taxonomy, media, request));
        parser = Optional.of(TaskParser.open(file.tasks(), request.limits()));
    }

    private Optional<Item> read(TaskReader tasks, TaskParser.Found found) throws ExportException {
        PendingItem item;
        try {
            item = tasks.read(found, number);
        } catch (ItemException e) {
            report.error(ItemError.ofItem(
                    Task.id(found.value(), tasks.fallbackId(number)),
                    Task.countRegions(found.value()),
                    e.code(),
                    tasks.place(found.line()) + ": " + e.getMessage()));
            return Optional.empty();
        }
        if (item.needsSize()) {
            pending.add(item);
            return Optional.of(item.item());
        }
        return Optional.of(item.finish(item.item().media(), report));
    }

    @Override
    public Item complete(Item item) throws ExportException {
        if (pending.isEmpty() || !pending.peek().item().id().equals(item.id())) {
            return item;
        }
        Media found = item.media();
        Item finished = pending.remove().finish(found, report);
        return item.withAnnotations(finished.annotations()).withRelations(finished.relations());
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    private void closeParser() throws IOException {
        if (parser.isPresent()) {
            parser.get().close();
            parser = Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        closeParser();
    }
}
