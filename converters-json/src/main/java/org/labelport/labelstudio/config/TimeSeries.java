package org.labelport.labelstudio.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.labelstudio.json.Node;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Value;

/**
 * How an interface shows a time series: which column is the time, and which columns are drawn. Items keep it as an
 * attribute, since the measurements alone do not say it. The measurements are in the item's file, or in another
 * attribute.
 *
 * @param tag attributes of the tag, except for its name and value
 * @param channels attributes of each channel that is drawn
 */
public record TimeSeries(Map<String, String> tag, List<Map<String, String>> channels) {

    /** The attribute of the item that holds the time series' description. */
    public static final String ATTRIBUTE = Attributes.UNKNOWN_PREFIX + "timeseries";
    /** The attribute of the item that holds its measurements, if they are in the task itself. */
    public static final String DATA = Attributes.UNKNOWN_PREFIX + "timeseries-data";

    private static final String TAG_KEY = "tag";
    private static final String CHANNELS_KEY = "channels";
    private static final String COLUMN = "column";
    private static final String TIME = "time";
    private static final Pattern XML_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    // ---- from tasks -------------------------------------------------------------------------------------------------

    /** Returns the description in the interface. If it has no channels, each column except for the time is one. */
    public static TimeSeries of(LabelConfig.Shown shown, Node data) {
        Map<String, String> tag = new LinkedHashMap<>();
        shown.attributes().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("name") && !name.equalsIgnoreCase("value")) {
                tag.put(name, value);
            }
        });
        if (!shown.channels().isEmpty()) {
            return new TimeSeries(tag, shown.channels());
        }
        List<String> columns = data.names();
        String time = columns.contains(TIME) || columns.isEmpty() ? TIME : columns.get(0);
        List<Map<String, String>> channels = columns.stream()
                .filter(column -> !column.equals(time))
                .map(column -> Map.of(COLUMN, column))
                .toList();
        if (!columns.isEmpty()) {
            tag.putIfAbsent("valueType", "json");
            tag.putIfAbsent("timeColumn", time);
        }
        return new TimeSeries(tag, channels);
    }

    public Value attribute(Json json) {
        return new Value.Text(text(json));
    }

    /** Returns JSON that {@link #of(String, Json)} reads. It is the same for equal descriptions. */
    public String text(Json json) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put(TAG_KEY, tag);
        both.put(CHANNELS_KEY, channels);
        return json.text(both, Json.Style.LINE).toString();
    }

    // ---- from items -------------------------------------------------------------------------------------------------

    /** Returns the description that an item has; empty when the item is not a time series. */
    public static Optional<TimeSeries> of(Item item, Json json) {
        return item.attributes().get(ATTRIBUTE) instanceof Value.Text attribute
                ? of(attribute.text(), json)
                : Optional.empty();
    }

    public static Optional<TimeSeries> of(String text, Json json) {
        Object read;
        try {
            read = json.read(JsonText.of(text));
        } catch (IOException e) {
            // An attribute that only has this name; it is written like any other.
            return Optional.empty();
        }
        if (!(read instanceof Map<?, ?> both) || !(both.get(CHANNELS_KEY) instanceof List<?> list)) {
            return Optional.empty();
        }
        Optional<Map<String, String>> tag = attributes(both.get(TAG_KEY));
        List<Map<String, String>> channels = new ArrayList<>();
        for (Object channel : list) {
            attributes(channel).ifPresent(channels::add);
        }
        return tag.isPresent() && channels.size() == list.size()
                ? Optional.of(new TimeSeries(tag.get(), channels))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> attributes(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)
                    || !(entry.getValue() instanceof String text)
                    || !XML_NAME.matcher(name).matches()) {
                return Optional.empty();
            }
            attributes.put(name, LabelNames.safe(text));
        }
        return Optional.of(attributes);
    }
}
