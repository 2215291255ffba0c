package com.example.objectlist;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.convert.BaseExporter;
import org.labelport.convert.Converter;
import org.labelport.convert.ExportItem;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.DmSchema;
import org.labelport.json.Json;
import org.labelport.model.Item;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportRun.FileStatus;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Writes each item as one flat list of objects. The platform keeps an object's class and its geometry in two lists;
 * here they are joined.
 */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "object-list",
        title = "Flat list of objects",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        annotation__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        shapes = {
            "tag",
            "box",
            "rotated_box",
            "polygon",
            "polyline",
            "ellipse",
            "points",
            "mask",
            "cuboid",
            "point_labels",
            "span",
            "interval",
            "reply",
            "other"
        })
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class ObjectListExporter extends BaseExporter {

    private static final String CLASS = "class";
    private static final String OBJECTS = "objects";

    /** Set by {@code -o class=boat}, or by a job with {@code "extra_params": {"class": "boat"}}. */
    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.optional(
                CLASS, OptionSpec.Type.TEXT, "Only items that have an object of this class. Default: all."));
    }

    /**
     * All losses that a run may report: parts of other sources' items that the platform's schema cannot hold, renamed
     * files, and the parts that this format leaves out.
     */
    @Override
    public List<LossSpec> losses() {
        List<LossSpec> losses = new ArrayList<>(DmSchema.losses());
        losses.add(LossSpec.shared(LossCodes.FILE_RENAMED));
        losses.add(LossSpec.shared(LossCodes.ITEM_SKIPPED));
        losses.add(LossSpec.shared(LossCodes.RELATION_DROPPED));
        losses.add(LossSpec.shared(LossCodes.GROUP_DROPPED));
        return losses;
    }

    /** Leaves out items without an object of the wanted class, which then count as skipped. */
    @Override
    protected Optional<ExportItem> beforeConvert(ExportItem item) throws ItemException {
        if (!optionValues().isSet(CLASS)) {
            return Optional.of(item);
        }
        String wanted = optionValues().text(CLASS);
        boolean found = objects(item).stream().anyMatch(object -> wanted.equals(object.get(CLASS)));
        return found ? Optional.of(item) : Optional.empty();
    }

    @Override
    protected ExportItem convertData(ExportItem item) throws ItemException {
        return item.withData(objects(item));
    }

    /**
     * Counts the objects that are saved, and reports what is not. If the item fails later, both are undone together
     * with its files.
     */
    @Override
    protected FileStatus saveAsJson(ExportItem item, ShardOutput out) throws Exception {
        out.count(OBJECTS, ((List<?>) item.data().orElseThrow()).size());
        if (!item.model().relations().isEmpty()) {
            out.loss(Loss.changed(item.id(), LossCodes.RELATION_DROPPED, "a list of objects has no relations"));
        }
        if (item.model().annotations().stream()
                .anyMatch(annotation -> !annotation.group().isEmpty())) {
            out.loss(Loss.changed(item.id(), LossCodes.GROUP_DROPPED, "a list of objects has no groups"));
        }
        return super.saveAsJson(item, out);
    }

    /** Writes {@code summary.json}. */
    @Override
    protected void additionalFileSaving(ExportOutput out) throws Exception {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("name", params().get("name"));
        summary.put("classes", census().taxonomy().names());
        summary.put(OBJECTS, out.count(OBJECTS));
        try (OutputStream file = out.file("summary.json")) {
            json().write(summary, file, Json.Style.INDENTED);
        }
        run().logMessage(out.count(OBJECTS) + " objects written.");
    }

    /** Lets the format accept items of every source, not only the platform's. */
    @Override
    protected Object dataOf(Item item, LossSink losses) {
        return DmSchema.v1(item, json(), losses);
    }

    private static List<Map<String, Object>> objects(ExportItem item) throws ItemException {
        Map<?, ?> geometry = media(item, "annotationsData");
        List<Map<String, Object>> objects = new ArrayList<>();
        media(item, "annotations").forEach((medium, annotations) -> {
            Map<Object, Deque<Map<?, ?>>> places = new HashMap<>();
            records(geometry.get(medium))
                    .forEach(place -> places.computeIfAbsent(place.get("id"), id -> new ArrayDeque<>())
                            .add(place));
            records(annotations).forEach(annotation -> {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("id", annotation.get("id"));
                object.put("medium", medium);
                object.put("tool", annotation.get("tool"));
                if (annotation.get("classification") instanceof Map<?, ?> classification) {
                    object.put(CLASS, classification.get(CLASS));
                    object.put("classification", classification);
                }
                place(places.get(annotation.get("id"))).forEach((key, value) -> object.put((String) key, value));
                objects.add(object);
            });
        });
        return objects;
    }

    /** Returns the lists of an item by medium. */
    private static Map<?, ?> media(ExportItem item, String key) throws ItemException {
        if (item.object().get(key) instanceof Map<?, ?> media) {
            return media;
        }
        throw new ItemException("data.unknown", "its data has no '" + key + "'. This format needs DM Schema V1");
    }

    /** Returns the next of the records that share an id, and the last one again when there are no more. */
    private static Map<?, ?> place(Deque<Map<?, ?>> sameId) {
        if (sameId == null) {
            return Map.of();
        }
        return sameId.size() > 1 ? sameId.remove() : sameId.element();
    }

    private static List<Map<?, ?>> records(Object list) {
        List<Map<?, ?>> records = new ArrayList<>();
        for (Object record : list instanceof List<?> each ? each : List.of()) {
            records.add((Map<?, ?>) record);
        }
        return records;
    }
}
