package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.json.Json;
import org.labelport.json.JsonElements;
import org.labelport.json.JsonSyntaxException;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.ItemSource;
import org.labelport.target.LongSet;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.StoredText;

/** Makes an item of each asset in one or several exported files, in the order of the files. */
final class AngoSource implements ItemSource {

    private static final Set<String> ASSET_KEYS = Set.of(
            "asset",
            "assetId",
            "dataset",
            "externalId",
            "metadata",
            "contextData",
            "batches",
            "task",
            "tasks",
            "labeledAt",
            "labelDuration",
            "labelDuration(ms)",
            "status",
            "reviewedAt");

    private static final ObjectMapper TREES = new ObjectMapper();

    private final Deque<Path> exports;
    private final Json json;
    private final AssetFiles files;
    private final Set<String> stages;
    private final boolean allTasks;
    private final SourceReport report;
    private final UnreadKeys unread;
    private final LongSet ids = new LongSet();

    private Optional<OpenExport> open = Optional.empty();
    private long number;

    private record OpenExport(Path file, JsonElements assets) {}

    private AngoSource(List<Path> exports, AssetFiles files, SourceRequest request) {
        this.exports = new ArrayDeque<>(exports);
        this.json = request.json();
        this.files = files;
        this.stages =
                Set.copyOf(request.filter().isSet("stage") ? request.filter().list("stage") : List.of());
        this.allTasks = request.filter().text("tasks").equals("all");
        this.report = request.report();
        this.unread = new UnreadKeys(request.report());
    }

    static AngoSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path("path");
        List<Path> exports = FileKind.isFolder(path) ? exportsIn(path, request) : List.of(path);
        if (exports.isEmpty() || !FileKind.isFile(exports.get(0))) {
            throw new ExportException(
                    "ango.missing",
                    "there is no JSON or NDJSON file at " + path
                            + ". Give the one that was exported, or a folder of such files.");
        }
        return new AngoSource(exports, AssetFiles.of(path, request), request);
    }

    private static List<Path> exportsIn(Path folder, SourceRequest request) throws ExportException, IOException {
        return FolderWalk.visible(
                        folder,
                        AngoSource::isExport,
                        request.limits(),
                        request.report().unseen(""))
                .names()
                .stream()
                .map(folder::resolve)
                .toList();
    }

    private static boolean isExport(String name) {
        return Set.of(".json", ".ndjson").contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        for (Optional<Asset> found = nextAsset(); found.isPresent(); found = nextAsset()) {
            Asset asset = found.get();
            String id = id(asset);
            try {
                asset.requireAsset();
                List<Asset.Task> tasks = chosen(asset);
                if (!tasks.isEmpty() || stages.isEmpty()) {
                    return Optional.of(item(id, asset, tasks));
                }
            } catch (ItemException e) {
                report.error(ItemError.ofItem(id, asset.countTools(), e.code(), asset.place() + e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private Optional<Asset> nextAsset() throws ExportException, IOException {
        try {
            while (open.isPresent() || !exports.isEmpty()) {
                if (open.isEmpty()) {
                    Path file = exports.remove();
                    open = Optional.of(new OpenExport(file, json.records(file)));
                }
                Optional<JsonElements.Element> next = open.get().assets.next();
                if (next.isPresent()) {
                    String place = open.get().file.getFileName() + ", line "
                            + next.get().line() + ": ";
                    return Optional.of(new Asset(TREES.valueToTree(next.get().value()), place));
                }
                close();
            }
            return Optional.empty();
        } catch (JsonSyntaxException e) {
            throw new ExportException(
                    "ango.syntax", e.getMessage() + ". If the export is incomplete, export it from Ango Hub again", e);
        }
    }

    /** The tasks of the stages that were asked for, or only the one of them that was changed last. */
    private List<Asset.Task> chosen(Asset asset) {
        List<Asset.Task> tasks = asset.tasks().stream()
                .filter(task -> stages.isEmpty() || stages.contains(task.stage()))
                .toList();
        return allTasks || tasks.size() < 2 ? tasks : List.of(tasks.get(tasks.size() - 1));
    }

    /**
     * The id of an asset's item: its task's id, because names may repeat, or its name where the task has no id. An id
     * that is taken gets a number.
     */
    private String id(Asset asset) {
        number++;
        String task = asset.tasks().stream().map(Asset.Task::id).findFirst().orElse("");
        String id = task.isEmpty() ? asset.name() : task;
        if (!id.isEmpty() && ids.add(id)) {
            return id;
        }
        String base = (id.isEmpty() ? "asset" : id) + "-" + number;
        String numbered = base;
        for (int again = 2; !ids.add(numbered); again++) {
            numbered = base + "-" + again;
        }
        if (!id.isEmpty()) {
            report.loss(Loss.changed(
                    numbered, "id.duplicate", asset.place() + "an earlier asset has the id '" + id + "', too"));
        }
        return numbered;
    }

    private Item item(String id, Asset asset, List<Asset.Task> tasks) throws ExportException, ItemException {
        AssetKind kind = AssetKind.of(asset);
        Media media = files.media(asset, kind);
        TaskReader reader = new TaskReader(id, asset.place(), kind, media, report, unread);
        for (Asset.Task task : tasks) {
            reader.read(task);
            unread.check("task", task.json(), Asset.Task.KNOWN);
            unread.checkTexts("task", task.json(), "taskId", "stage");
            if (task.hasBrush()) {
                report.loss(Loss.changed(
                        id,
                        "ango.brush",
                        "what was painted with the brush is not read; the export only has its address"));
            }
        }
        unread.checkTexts("asset", asset.json(), "asset", "externalId");
        unread.checkNumbers("asset.metadata", asset.json().path("metadata"), Asset.NUMBERS);
        int dropped = asset.tasks().size() - tasks.size();
        if (dropped > 0) {
            report.loss(Loss.changed(id, "ango.task-dropped", "tasks of the asset that are left out: " + dropped));
        }
        unread.check("asset", asset.json(), ASSET_KEYS);
        NumberedAttributes attributes = new NumberedAttributes();
        attributes.putAll(facts(asset, tasks, unread));
        attributes.putAll(
                context(unread.object("asset.contextData", asset.json().path("contextData"))));
        attributes.putAll(reader.itemAttributes());
        return new Item(
                id,
                asset.name(),
                Split.NONE,
                Optional.empty(),
                media,
                reader.annotations(),
                reader.relations(),
                attributes.values());
    }

    private static Map<String, Value> facts(Asset asset, List<Asset.Task> tasks, UnreadKeys unread) {
        Map<String, Value> facts = new LinkedHashMap<>();
        List<String> stages = tasks.stream()
                .map(Asset.Task::stage)
                .filter(stage -> !stage.isEmpty())
                .distinct()
                .toList();
        if (!stages.isEmpty()) {
            facts.put("stage", stages.size() == 1 ? new Value.Text(stages.get(0)) : new Value.Choices(stages));
        }
        List<String> batches = new ArrayList<>();
        for (JsonNode batch : unread.list("asset.batches", asset.json().path("batches"))) {
            if (batch.isTextual()) {
                batches.add(batch.asText());
            } else if (!batch.isNull()) {
                unread.tell("asset.batches");
            }
        }
        if (!batches.isEmpty()) {
            facts.put("batches", new Value.Choices(batches));
        }
        return facts;
    }

    /** The data that came with the asset when it was given to Ango Hub. */
    private static Map<String, Value> context(JsonNode given) {
        Map<String, Value> context = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            JsonNode value = field.getValue();
            if (value.isBoolean()) {
                context.put(field.getKey(), new Value.Flag(value.asBoolean()));
            } else if (value.isNumber() && Double.isFinite(value.asDouble())) {
                context.put(field.getKey(), Value.of(value.numberValue()));
            } else if (!value.isNull()) {
                context.put(field.getKey(), new Value.Text(value.isTextual() ? value.asText() : value.toString()));
            }
        }
        return context;
    }

    @Override
    public Item complete(Item item) {
        return QuotedText.checked(StoredText.in(item, report), report);
    }

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().assets.close();
            open = Optional.empty();
        }
    }
}
