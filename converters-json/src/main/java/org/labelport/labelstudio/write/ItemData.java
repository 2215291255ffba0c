package org.labelport.labelstudio.write;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.json.Json;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.labelstudio.task.MetaKeys;
import org.labelport.labelstudio.task.PageNames;
import org.labelport.labelstudio.write.results.ItemView;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes a task's properties and attributes of its item. */
final class ItemData {

    private ItemData() {}

    /** Writes the attributes of the item as fields of the data. */
    static void attributes(Item item, ItemView view, JsonLine line, Json json, ShardOutput out) {
        Set<String> taken = new HashSet<>(Set.of("", view.kind().key()));
        for (Map.Entry<String, Value> attribute : item.attributes().entrySet()) {
            String name = attribute.getKey();
            if (KeptKeys.isMeta(name) || view.shown().contains(name)) {
                continue;
            }
            Value value = attribute.getValue();
            if (value instanceof Value.Day || !taken.add(KeptKeys.key(name))) {
                dropped(item, name, "data", out);
                continue;
            }
            line.key(KeptKeys.key(name));
            KeptKeys.write(name, value, line, json);
        }
    }

    private static void dropped(Item item, String attribute, String where, ShardOutput out) {
        out.loss(Loss.changed(
                item.id(),
                LossCodes.ATTRIBUTE_DROPPED,
                "'" + attribute + "' of the item has no place in the task's " + where));
    }

    /** Writes {@code meta}, which Label Studio keeps with a task without using it. */
    static void meta(Item item, JsonLine line, Json json, ShardOutput out) {
        line.key("meta").open('{').key("id").text(item.id());
        line.key("path").text(item.path());
        String split = item.split() == Split.NONE ? "" : SplitFolder.of(item.split());
        if (!split.isEmpty()) {
            line.key("split").text(split);
        }
        if (item.slot().isPresent()) {
            SequenceSlot slot = item.slot().get();
            line.key("sequence").text(slot.sequence());
            line.key("index").integer(slot.index());
            line.key(item.media() instanceof Media.Audio ? MetaKeys.SLOT_MICROS : "micros")
                    .integer(slot.micros());
        }
        media(item, line);
        Set<String> taken = new HashSet<>(MetaKeys.ALL);
        if (split.isEmpty()) {
            taken.remove("split");
        }
        item.attributes().forEach((name, value) -> {
            if (KeptKeys.isMeta(name) && !taken.add(KeptKeys.key(name))) {
                dropped(item, name, "meta", out);
            } else if (KeptKeys.isMeta(name)) {
                line.key(KeptKeys.key(name));
                KeptKeys.write(name, value, line, json);
            }
        });
        line.close('}');
    }

    private static void media(Item item, JsonLine json) {
        Media media = item.media();
        if (media instanceof Media.Image image) {
            size(image, json);
        } else if (media instanceof Media.Pages pages) {
            List<String> names = PageNames.of(item);
            json.key(MetaKeys.PAGES).open('[');
            for (int page = 0; page < pages.pages().size(); page++) {
                json.open('{');
                if (!names.isEmpty()) {
                    json.key("path").text(names.get(page));
                }
                size(pages.pages().get(page), json);
                json.close('}');
            }
            json.close(']');
        } else if (media instanceof Media.Video video) {
            number("width", video.width(), json);
            number("height", video.height(), json);
            number("frames", video.frames(), json);
            if (video.fpsNumerator() > 0) {
                json.key("fps").open('[').integer(video.fpsNumerator());
                json.integer(video.fpsDenominator()).close(']');
            }
        } else if (media instanceof Media.Audio audio) {
            number("rate", audio.rate(), json);
            number("channels", audio.channels(), json);
            number("micros", audio.micros(), json);
        }
    }

    private static void size(Media.Image image, JsonLine json) {
        number("width", image.width(), json);
        number("height", image.height(), json);
        number("orientation", image.orientation() == 1 ? 0 : image.orientation(), json);
    }

    private static void number(String key, long value, JsonLine json) {
        if (value > 0) {
            json.key(key).integer(value);
        }
    }
}
