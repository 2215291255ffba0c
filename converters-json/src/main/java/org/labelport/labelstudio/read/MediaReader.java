package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.json.Json;
import org.labelport.labelstudio.task.Dialogue;
import org.labelport.labelstudio.task.LabelConfig;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.labelstudio.task.MediaKind;
import org.labelport.labelstudio.task.MetaKeys;
import org.labelport.labelstudio.task.Node;
import org.labelport.labelstudio.task.PageNames;
import org.labelport.labelstudio.task.PlainValues;
import org.labelport.labelstudio.task.TimeSeries;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.model.Value;
import org.labelport.options.PixelSize;
import org.labelport.report.ItemException;

/**
 * Makes the medium of a task from its data. Properties that the data does not have, such as sizes, are taken from the
 * results.
 */
record MediaReader(MediaFiles files, Json json) {

    private static final double MICROS = 1e6;
    private static final int RATE_DENOMINATOR = 1000;
    private static final double MAX_RATE = 100_000;

    ShownMedia read(MediaKind kind, LabelConfig.Shown shown, Task task, List<Node> results) throws ItemException {
        String variable = shown.variable();
        Optional<Node> value = task.data().field(variable);
        return switch (kind) {
            case TEXT -> new ShownMedia(text(value), "", variable);
            case HTML ->
                new ShownMedia(text(value), "", variable, Map.of(MediaKind.HTML_ATTRIBUTE, new Value.Flag(true)));
            case IMAGE, PAGES ->
                value.filter(Node::isList).isPresent()
                        ? pages(value.get(), task.meta(), results, variable)
                        : image(task, address(value), results, variable);
            case VIDEO -> video(task, address(value), results, variable);
            case AUDIO -> audio(task, address(value), results, variable);
            case DIALOGUE -> dialogue(value, shown);
            case SERIES -> series(value, shown);
        };
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    private static Media text(Optional<Node> value) {
        String text = value.isEmpty() || value.get().isObject() || value.get().isList()
                ? ""
                : value.get().plain();
        return new Media.Text(text, Blob.ABSENT);
    }

    private ShownMedia dialogue(Optional<Node> value, LabelConfig.Shown shown) {
        if (value.filter(Node::isList).isEmpty()) {
            return new ShownMedia(text(value), "", shown.variable());
        }
        Dialogue dialogue = shown.isChat()
                ? Dialogue.of(value.get(), "role", "content")
                : Dialogue.of(
                        value.get(),
                        shown.attribute("nameKey", Dialogue.AUTHOR),
                        shown.attribute("textKey", Dialogue.TEXT));
        return new ShownMedia(
                new Media.Text(dialogue.text(), Blob.ABSENT),
                "",
                shown.variable(),
                Map.of(Dialogue.ATTRIBUTE, dialogue.attribute(json)));
    }

    private ShownMedia series(Optional<Node> value, LabelConfig.Shown shown) throws ItemException {
        Node data = value.orElse(new Node(shown.variable(), null));
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put(TimeSeries.ATTRIBUTE, TimeSeries.of(shown, data).attribute(json));
        if (data.isText()) {
            MediaAddress address = MediaAddress.of(data.text());
            Media media = new Media.Text("", files.blob(address));
            return new ShownMedia(media, address.path(), shown.variable(), attributes);
        }
        if (value.isPresent()) {
            String text =
                    json.text(PlainValues.of(data.value()), Json.Style.LINE).toString();
            attributes.put(TimeSeries.DATA, new Value.Text(text));
        }
        return new ShownMedia(new Media.Text("", Blob.ABSENT), "", shown.variable(), attributes);
    }

    // ---- pictures ---------------------------------------------------------------------------------------------------

    private ShownMedia image(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        return new ShownMedia(picture(address, task.meta(), results, result -> true), address.path(), variable);
    }

    /**
     * Returns a picture with the size that is known of it, else the one that results on it have, else that of its file.
     */
    private Media.Image picture(MediaAddress address, Node known, List<Node> results, Predicate<Node> isOnIt)
            throws ItemException {
        int width = size(known, "width");
        int height = size(known, "height");
        for (Node result : results) {
            if ((width == 0 || height == 0) && isOnIt.test(result)) {
                width = size(result, "original_width");
                height = size(result, "original_height");
            }
        }
        if (width == 0 || height == 0) {
            Optional<Media.Image> found = files.image(address);
            if (found.isPresent()) {
                return found.get();
            }
        }
        int orientation = known.field("orientation").map(Node::integer).orElse(1);
        return new Media.Image(files.blob(address), width, height, orientation);
    }

    private ShownMedia pages(Node value, Node meta, List<Node> results, String variable) throws ItemException {
        List<Media.Image> pages = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Node> elements = value.elements();
        List<Node> known = meta.field(MetaKeys.PAGES)
                .filter(Node::isList)
                .map(Node::elements)
                .filter(list -> list.size() == elements.size())
                .orElse(List.of());
        for (int page = 0; page < elements.size(); page++) {
            MediaAddress address = MediaAddress.of(address(Optional.of(elements.get(page))));
            Node own = known.isEmpty() ? new Node(MetaKeys.PAGES, Map.of()) : known.get(page);
            int number = page;
            pages.add(picture(
                    address, own, results, result -> ReadItem.page(result).orElse(0) == number));
            names.add(own.string("path").orElse(address.path()));
        }
        Blob first = pages.isEmpty() ? Blob.ABSENT : pages.get(0).blob();
        String path = MediaAddress.of(address(Optional.of(value))).path();
        return new ShownMedia(
                new Media.Pages(first, pages), path, variable, Map.of(PageNames.ATTRIBUTE, new Value.Choices(names)));
    }

    // ---- recordings -------------------------------------------------------------------------------------------------

    private ShownMedia video(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        int frames = size(meta, "frames");
        boolean derived = size(meta, "frames") == 0 && size(meta, "width") == 0; // our own files say what was known
        int[] rate = meta.field("fps").map(MediaReader::fraction).orElse(new int[] {0, 1});
        int width = size(meta, "width");
        int height = size(meta, "height");
        for (Node result : results) {
            Node fields = result.field("value").orElse(result);
            double duration = fields.numeric("duration").orElse(0.0);
            int count = size(fields, "framesCount");
            frames = frames == 0 ? count : frames;
            if (derived && rate[0] == 0 && duration > 0 && count > 0 && count / duration < MAX_RATE) {
                rate = new int[] {(int) Math.round(count / duration * RATE_DENOMINATOR), RATE_DENOMINATOR};
            }
            width = width == 0 ? size(result, "original_width") : width;
            height = height == 0 ? size(result, "original_height") : height;
        }
        if (derived && rate[0] == 0) {
            rate = rate(results);
        }
        if (width == 0 || height == 0) {
            width = files.videoSize().map(PixelSize::width).orElse(0);
            height = files.videoSize().map(PixelSize::height).orElse(0);
        }
        return new ShownMedia(
                new Media.Video(files.blob(address), width, height, frames, rate[0], rate[1]),
                address.path(),
                variable);
    }

    /** Returns the rate by the time of a box on a late frame; frames are counted from 1, and that is at 1 / rate. */
    private static int[] rate(List<Node> results) {
        int frame = 0;
        double rate = 0;
        for (Node result : results) {
            List<Node> boxes = result.field("value")
                    .flatMap(value -> value.field("sequence"))
                    .filter(Node::isList)
                    .map(Node::elements)
                    .orElse(List.of());
            for (Node box : boxes) {
                double time = box.numeric("time").orElse(0.0);
                if (time > 0 && size(box, "frame") > frame) {
                    frame = size(box, "frame");
                    rate = frame / time;
                }
            }
        }
        return rate > 0 && rate < MAX_RATE
                ? new int[] {(int) Math.round(rate * RATE_DENOMINATOR), RATE_DENOMINATOR}
                : new int[] {0, 1};
    }

    private static int[] fraction(Node fps) {
        double[] parts = fps.numbers();
        if (parts.length != 2 || parts[0] < 0 || parts[1] < 1) {
            throw new IllegalArgumentException("fps must be [numerator, denominator]");
        }
        return new int[] {(int) parts[0], (int) parts[1]};
    }

    private ShownMedia audio(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        double micros = meta.numeric("micros").orElse(0.0);
        for (Node result : results) {
            micros = micros > 0 ? micros : result.numeric("original_length").orElse(0.0) * MICROS;
        }
        return new ShownMedia(
                new Media.Audio(
                        files.blob(address),
                        size(meta, "rate"),
                        size(meta, "channels"),
                        Math.max(0, Math.round(micros))),
                address.path(),
                variable);
    }

    private static int size(Node node, String name) {
        double number = node.numeric(name).orElse(0.0);
        return number >= 1 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }

    /** Returns the address of a file, or of the first of several files; empty when there is none. */
    static String address(Optional<Node> value) {
        if (value.isEmpty()) {
            return "";
        }
        if (value.get().isText()) {
            return value.get().text();
        }
        if (value.get().isList()) {
            List<Node> elements = value.get().elements();
            return elements.isEmpty() ? "" : address(Optional.of(elements.get(0)));
        }
        for (String name : value.get().names()) {
            Optional<String> text = value.get().string(name);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }
}
