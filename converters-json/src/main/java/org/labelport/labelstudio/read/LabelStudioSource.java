package org.labelport.labelstudio.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.labelstudio.config.ConfigReader;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.labelstudio.task.TaskFiles;
import org.labelport.labelstudio.task.TaskFiles.TaskFile;
import org.labelport.labelstudio.task.TaskParser;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Parses the tasks of all files, one after the other, and makes items from several tasks at a time. It keeps these
 * tasks in memory, and those that wait for the size of their picture.
 */
public final class LabelStudioSource implements ParallelItemSource {

    private final SourceRequest request;
    private final SourceReport report;
    private final MediaFiles media;
    private final Deque<TaskFile> files;
    private final Map<Path, LabelConfig> configs;
    private final Taxonomy taxonomy;
    /** The tasks whose items have been or will be returned, in their order. */
    private final Deque<BegunTask> begun = new ArrayDeque<>();

    private Optional<TaskParser> parser = Optional.empty();
    private Optional<TaskReader> reader = Optional.empty();
    /** The tasks of the last value in the file that have not been begun yet. */
    private final Deque<TaskParser.Found> parsed = new ArrayDeque<>();

    private int number;
    private final ItemIds ids = new ItemIds();
    private boolean interfaceTold;
    private final UnreadKeys unreadKeys;

    private LabelStudioSource(
            SourceRequest request,
            MediaFiles media,
            List<TaskFile> files,
            Map<Path, LabelConfig> configs,
            Taxonomy taxonomy) {
        this.request = request;
        this.report = request.report();
        this.unreadKeys = new UnreadKeys(report);
        this.media = media;
        this.files = new ArrayDeque<>(files);
        this.configs = configs;
        this.taxonomy = taxonomy;
    }

    public static LabelStudioSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path("path");
        List<TaskFile> files = TaskFiles.find(path, request.filter().optionalPath("config"));
        tellOfOthers(path, files, request.report());
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

    private static void tellOfOthers(Path path, List<TaskFile> files, SourceReport report)
            throws ExportException, IOException {
        List<Path> unread = TaskFiles.unread(path, files);
        if (!unread.isEmpty()) {
            report.loss(Loss.ofDataset(
                    LabelStudioCodes.FILE_IGNORED,
                    "JSON files that are not read: " + unread.size() + ", such as "
                            + path.relativize(unread.get(0)) + ", because there is "
                            + path.relativize(files.get(0).tasks()) + ". Give each of them alone"));
        }
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

    /** Makes the item of a task that has been parsed. The task is kept until then. */
    private record TaskReading(TaskReader tasks, TaskParser.Found found, BegunTask begun) implements Reading {

        @Override
        public Optional<Item> read() throws ExportException {
            return begun.read(tasks, found);
        }

        @Override
        public long bytes() {
            return found.bytes();
        }
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        while (true) {
            if (parser.isEmpty()) {
                if (files.isEmpty()) {
                    return Optional.empty();
                }
                openNext(files.remove());
            }
            Optional<TaskParser.Found> found = nextTask(parser.get());
            if (found.isPresent()) {
                TaskReader tasks = reader.orElseThrow();
                String id = id(tasks, found.get());
                tellOfInterface(tasks, found.get());
                unreadKeys.note(found.get().value(), tasks.place(found.get().line()));
                while (!begun.isEmpty() && begun.peek().hasFailed()) {
                    begun.remove();
                }
                BegunTask task = new BegunTask(id, report);
                begun.add(task);
                return Optional.of(new TaskReading(tasks, found.get(), task));
            }
            closeParser();
        }
    }

    private String id(TaskReader tasks, TaskParser.Found found) {
        number++;
        String given = Task.id(found.value(), tasks.fallbackId(number));
        String id = ids.next(given);
        if (!id.equals(given)) {
            report.loss(Loss.changed(
                    id,
                    LabelStudioCodes.ID_DUPLICATE,
                    tasks.place(found.line()) + ": an earlier task has the id '" + given + "', too"));
        }
        return id;
    }

    private void tellOfInterface(TaskReader tasks, TaskParser.Found found) {
        if (!interfaceTold && tasks.needsInterface(found)) {
            interfaceTold = true;
            report.loss(
                    Loss.ofDataset(
                            LabelStudioCodes.CONFIG_MISSING,
                            tasks.place(found.line())
                                    + ": JSON-MIN does not tell choices from other texts, so that they are read as"
                                    + " attributes. Give the labelling interface in XML as 'config' to read them as categories"));
        }
    }

    private Optional<TaskParser.Found> nextTask(TaskParser from) throws ExportException, IOException {
        while (parsed.isEmpty()) {
            Optional<TaskParser.Found> value = from.next();
            if (value.isEmpty()) {
                return value;
            }
            parsed.addAll(Replies.tasks(value.get()));
        }
        return Optional.of(parsed.remove());
    }

    private void openNext(TaskFile file) throws IOException {
        LabelConfig config = file.config().map(configs::get).orElse(LabelConfig.NONE);
        reader = Optional.of(new TaskReader(file.tasks(), config, taxonomy, media, request));
        parser = Optional.of(TaskParser.open(file.tasks(), request.limits()));
    }

    @Override
    public Item complete(Item item) throws ExportException {
        BegunTask task = begun.remove();
        while (task.hasFailed()) {
            task = begun.remove();
        }
        return task.complete(item);
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
