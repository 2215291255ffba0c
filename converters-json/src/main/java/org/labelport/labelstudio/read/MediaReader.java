package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.config.TimeSeries;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.json.PlainValues;
import org.labelport.labelstudio.place.Dialogue;
import org.labelport.labelstudio.results.ReadItem;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.labelstudio.task.MetaKeys;
import org.labelport.labelstudio.task.PageNames;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.model.Value;
import org.labelport.report.ItemException;

/**
 * Makes the medium of a task from its data. Properties that the data does not have, such as sizes, are taken from the
 * results.
 */
record MediaReader(MediaFiles files, Json json) {

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
            case VIDEO -> new RecordingReader(files).video(task, address(value), results, variable);
            case AUDIO -> new RecordingReader(files).audio(task, address(value), results, variable);
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

    static int size(Node node, String name) {
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
