package org.labelport.labelstudio.read;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.labelstudio.config.ConfigReader;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Dialogue;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.results.ReadItem;
import org.labelport.labelstudio.results.RegionKeys;
import org.labelport.labelstudio.results.ResultSet;
import org.labelport.labelstudio.results.ResultSettings;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.labelstudio.task.MetaKeys;
import org.labelport.labelstudio.task.OtherProgram;
import org.labelport.labelstudio.task.TaskParser;
import org.labelport.limits.Limit;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/** Makes items from the tasks of one file. */
final class TaskReader {

    private final Path file;
    private final LabelConfig config;
    private final Taxonomy taxonomy;
    private final SourceRequest request;
    private final SourceReport report;
    private final TaskMedia media;

    TaskReader(Path file, LabelConfig config, Taxonomy taxonomy, MediaFiles files, SourceRequest request) {
        this.file = file;
        this.config = config;
        this.taxonomy = taxonomy;
        this.request = request;
        this.report = request.report();
        this.media = new TaskMedia(new MediaReader(files, request.json()));
    }

    String place(long line) {
        return file.getFileName() + ", line " + line;
    }

    String fallbackId(int number) {
        return file.getFileName() + " " + number;
    }

    /** Returns whether a task has texts that cannot be told from choices, because there is no interface. */
    boolean needsInterface(TaskParser.Found found) {
        return config.isEmpty() && Task.hasUntoldTexts(found.value());
    }

    /** @param id of the item */
    PendingItem read(TaskParser.Found found, String id) throws ItemException {
        Optional<OtherProgram> other = OtherProgram.of(found.value());
        if (other.isPresent()) {
            throw new ItemException(
                    LabelStudioCodes.TASK, "this is " + other.get().content() + ".");
        }
        Task task;
        try {
            task = Task.of(found.value(), config);
        } catch (IllegalArgumentException e) {
            throw new ItemException(LabelStudioCodes.TASK, e.getMessage() + ". Correct the task, or leave it out.", e);
        }
        LabelConfig own =
                task.ownConfig().isEmpty() || !config.isEmpty() ? config : ConfigReader.read(task.ownConfig());
        List<ResultSet> sets = new ChosenSets(id, request).of(task);
        noteView(id, sets);
        noteMeta(id, task.meta());
        try {
            ShownMedia shown = media.of(task, sets, own);
            Node meta = task.meta();
            String path = meta.string("path").orElse(shown.path().isEmpty() ? id : shown.path());
            Split split = Split.ofWord(
                    meta.string("split").or(() -> task.data().string("split")).orElse(""));
            Item item =
                    new Item(id, path, split, slot(meta), shown.media(), List.of(), List.of(), attributes(task, shown));
            boolean needsSize = shown.media() instanceof Media.Image image
                    && !image.hasSize()
                    && sets.stream().flatMap(set -> set.results().stream()).anyMatch(Geometry::isOnPicture);
            ReadItem about = new ReadItem(
                    id,
                    shown.media(),
                    Dialogue.of(item, request.json()),
                    OtherPictures.reasons(task, sets, own, shown),
                    settings(own));
            return new PendingItem(item, sets, about, place(found.line()), needsSize);
        } catch (IllegalArgumentException e) {
            throw new ItemException(LabelStudioCodes.TASK, e.getMessage() + ". Correct the task, or leave it out.", e);
        }
    }

    private ResultSettings settings(LabelConfig own) {
        boolean onlyListed = request.filter().text("frames").equals("listed");
        int mostFilled = onlyListed ? 0 : request.limits().count(Limit.ANNOTATIONS_PER_ITEM);
        return new ResultSettings(own, taxonomy, mostFilled, request.json(), request.limits());
    }

    private static Optional<SequenceSlot> slot(Node meta) {
        return meta.string("sequence")
                .filter(name -> !name.isEmpty())
                .map(name -> new SequenceSlot(
                        name,
                        meta.field("index").map(Node::integer).orElse(0),
                        meta.numeric(MetaKeys.SLOT_MICROS)
                                .or(() -> meta.numeric("micros"))
                                .orElse(0.0)
                                .longValue()));
    }

    /**
     * Returns the attributes of the item: other variables of the data, and fields of {@code meta} with no meaning for
     * the model.
     */
    private Map<String, Value> attributes(Task task, ShownMedia shown) {
        Map<String, Value> attributes = new LinkedHashMap<>(shown.attributes());
        for (String name : task.data().names()) {
            Optional<Node> value = task.data().field(name);
            if (value.isPresent() && !name.equals(shown.variable()) && !name.isEmpty()) {
                KeptKeys.put(name, value.get(), request.json(), attributes);
            }
        }
        for (String name : task.meta().names()) {
            Optional<Node> value = task.meta().field(name);
            if (value.isPresent() && !isKnown(name, value.get())) {
                KeptKeys.putMeta(name, value.get(), request.json(), attributes);
            }
        }
        return attributes;
    }

    /** Returns whether a field of {@code meta} is a property of the item. A split with an unknown name is not. */
    private static boolean isKnown(String name, Node value) {
        return name.equals("split") && value.isText()
                ? value.text().isEmpty() || Split.ofWord(value.text()) != Split.NONE
                : MetaKeys.ALL.contains(name);
    }

    /**
     * Reports a picture that was rotated on the screen. Label Studio converts coordinates back to the unrotated picture
     * before it writes them.
     */
    private void noteView(String item, List<ResultSet> sets) {
        Optional<Double> degrees = sets.stream()
                .flatMap(set -> set.results().stream())
                .flatMap(result -> result.numeric("image_rotation").stream())
                .filter(each -> each % 360 != 0)
                .findFirst();
        if (degrees.isPresent()) {
            report.loss(Loss.changed(
                    item,
                    LabelStudioCodes.VIEW_DROPPED,
                    "the picture was turned by " + degrees.get()
                            + " degrees on the screen while it was labelled; coordinates"
                            + " are those on the picture as it is in its file"));
        }
    }

    private void noteMeta(String item, Node meta) {
        if (RegionKeys.isFormless(meta)) {
            report.loss(Loss.changed(
                    item, LabelStudioCodes.KEY_DROPPED, "the meta of the task is no object, and is not read"));
        }
    }
}
