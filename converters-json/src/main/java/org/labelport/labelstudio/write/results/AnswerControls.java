package org.labelport.labelstudio.write.results;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.convert.Census;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.config.ValueKind;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;

/**
 * The controls for attributes: one for each combination of name, kind of value and scope that occurs with a kind of
 * media.
 */
public final class AnswerControls {

    /**
     * The most values of a control. An attribute with more values gets no control, since nobody could choose from them.
     */
    private static final int MAX_CHOICES = 10_000;

    private static final List<String> YES_AND_NO = List.of("true", "false");

    /** What an answer is about. */
    public enum Scope {
        REGION,
        ITEM,
        /** A page of a document. */
        PAGE;

        static Scope of(Annotation annotation, MediaKind kind) {
            if (!(annotation.shape() instanceof Shape.Whole)) {
                return REGION;
            }
            return kind == MediaKind.PAGES && annotation.index() >= 0 ? PAGE : ITEM;
        }
    }

    private record Key(MediaKind media, String attribute, ValueKind kind, Scope scope) {}

    /**
     * A control.
     *
     * @param name in the interface and in results
     * @param choices spelling of the values that can be chosen
     * @param values that can be chosen; empty for controls without choices
     */
    public record Control(
            String name, String attribute, ValueKind kind, Scope scope, LabelNames choices, List<String> values) {}

    private final Map<Key, Control> controls;

    private AnswerControls(Map<Key, Control> controls) {
        this.controls = controls;
    }

    /**
     * Plans the controls. A data set with attributes is read for this, since the interface lists every value that can
     * be chosen.
     */
    public static AnswerControls plan(Census census, Json json) throws IOException {
        Map<Key, Set<String>> found = new TreeMap<>(Comparator.comparing(Key::media)
                .thenComparing(Key::attribute)
                .thenComparing(Key::kind)
                .thenComparing(Key::scope));
        if (!census.attributes().isEmpty()) {
            census.readItems(numbered -> collect(numbered.item(), json, found));
        }
        Map<MediaKind, LabelNames> names = new HashMap<>();
        Map<Key, Control> controls = new LinkedHashMap<>();
        found.forEach((key, values) -> {
            if (values.size() > MAX_CHOICES) {
                return;
            }
            String name = names.computeIfAbsent(key.media(), media -> reserved(census, media))
                    .free(LabelNames.safe(key.attribute()));
            List<String> choices = key.kind() == ValueKind.FLAG ? YES_AND_NO : List.copyOf(values);
            Control control =
                    new Control(name, key.attribute(), key.kind(), key.scope(), LabelNames.of(choices), choices);
            controls.put(key, control);
        });
        return new AnswerControls(controls);
    }

    /** Returns the names that a control cannot have: those of other tags in the interface, and the empty name. */
    private static LabelNames reserved(Census census, MediaKind media) {
        LabelNames names = new LabelNames();
        names.free("");
        Arrays.stream(Tool.values()).map(Tool::controlName).forEach(names::free);
        names.free(media.key());
        for (int number = 1; number <= census.taxonomy().size(); number++) {
            names.free(ResultRules.pointControl(number));
        }
        return names;
    }

    private static void collect(Item item, Json json, Map<Key, Set<String>> found) {
        Optional<MediaKind> media = ItemView.of(item, json).map(ItemView::kind);
        if (media.isEmpty()) {
            return;
        }
        for (Annotation annotation : item.annotations()) {
            if (annotation.attributes().isEmpty()) {
                continue;
            }
            Scope scope = Scope.of(annotation, media.get());
            annotation.attributes().forEach((name, value) -> {
                if (KeptKeys.isOfResult(name)) {
                    return;
                }
                Key key = new Key(media.get(), name, ValueKind.of(value), scope);
                Set<String> values = found.computeIfAbsent(key, unused -> new LinkedHashSet<>());
                if (value instanceof Value.Choices choices && values.size() <= MAX_CHOICES) {
                    values.addAll(choices.chosen());
                }
            });
        }
    }

    Optional<Control> of(MediaKind media, String attribute, Value value, Scope scope) {
        return Optional.ofNullable(controls.get(new Key(media, attribute, ValueKind.of(value), scope)));
    }

    /** Returns the controls of a kind of media, in a fixed order. */
    public Collection<Control> of(MediaKind media) {
        return controls.entrySet().stream()
                .filter(entry -> entry.getKey().media() == media)
                .map(Map.Entry::getValue)
                .toList();
    }
}
