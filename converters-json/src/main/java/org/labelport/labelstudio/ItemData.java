package org.labelport.labelstudio;

import java.util.Map;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes what a task says of its item beside the annotations. */
final class ItemData {

    private ItemData() {}

    /** Attributes of the item become columns of the data. */
    static void attributes(Item item, MediaKind kind, JsonLine json, ShardOutput out) {
        for (Map.Entry<String, Value> attribute : item.attributes().entrySet()) {
            Value value = attribute.getValue();
            if (attribute.getKey().equals(kind.key()) || attribute.getKey().isEmpty() || value instanceof Value.Day) {
                out.loss(Loss.changed(
                        item.id(),
                        LossCodes.ATTRIBUTE_DROPPED,
                        "'" + attribute.getKey() + "' of the item has no place in the task's data"));
                continue;
            }
            json.key(attribute.getKey());
            if (value instanceof Value.Text text) {
                json.text(text.text());
            } else if (value instanceof Value.Number number) {
                json.exact(number.number());
            } else if (value instanceof Value.Flag flag) {
                json.flag(flag.on());
            } else if (value instanceof Value.Choices choices) {
                json.open('[');
                choices.chosen().forEach(json::text);
                json.close(']');
            }
        }
    }

    /** What Label Studio keeps with a task without looking at it. */
    static void meta(Item item, JsonLine json) {
        json.key("meta").open('{').key("id").text(item.id());
        json.key("path").text(item.path());
        String split = SplitNames.of(item.split());
        if (!split.isEmpty()) {
            json.key("split").text(split);
        }
        if (item.slot().isPresent()) {
            SequenceSlot slot = item.slot().get();
            json.key("sequence").text(slot.sequence());
            json.key("index").integer(slot.index());
            json.key("micros").integer(slot.micros());
        }
        media(item.media(), json);
        json.close('}');
    }

    private static void media(Media media, JsonLine json) {
        if (media instanceof Media.Image image) {
            number("width", image.width(), json);
            number("height", image.height(), json);
            number("orientation", image.orientation() == 1 ? 0 : image.orientation(), json);
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

    private static void number(String key, long value, JsonLine json) {
        if (value > 0) {
            json.key(key).integer(value);
        }
    }
}
