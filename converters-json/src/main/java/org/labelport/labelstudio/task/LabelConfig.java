package org.labelport.labelstudio.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;

/**
 * A labelling interface: what is shown, and the controls by which it is labelled, each under its name.
 *
 * @param objects tags with a variable of the data, by their name
 * @param controls tags that point at an object, by their name
 */
public record LabelConfig(Map<String, Shown> objects, Map<String, Control> controls) {

    public static final LabelConfig NONE = new LabelConfig(Map.of(), Map.of());

    /** Names of the controls by which our own interfaces choose categories. */
    public static final Set<String> OWN_CHOICES = Set.of(Tool.CHOICES.controlName(), Tool.PAGE_CHOICES.controlName());

    private static final String CHAT = "chat";

    /**
     * An object.
     *
     * @param tag in lower case
     * @param variable of the data, without its dollar sign
     * @param attributes as they are spelled
     * @param channels attributes of the channels of a time series
     */
    public record Shown(
            String tag,
            String name,
            String variable,
            Map<String, String> attributes,
            List<Map<String, String>> channels) {

        /** What an interface shows that nobody has given. */
        public static Shown unknown(MediaKind kind, String variable) {
            return new Shown(lower(kind.tag()), kind.key(), variable, Map.of(), List.of());
        }

        /** Whether what is shown is a list of messages, which name their parts otherwise than a dialogue. */
        public boolean isChat() {
            return tag.equals(CHAT);
        }

        Shown withChannel(Map<String, String> channel) {
            List<Map<String, String>> all = new ArrayList<>(channels);
            all.add(channel);
            return new Shown(tag, name, variable, attributes, all);
        }

        /** An attribute, however its name is spelled. */
        public String attribute(String attribute, String otherwise) {
            return attributes.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(attribute))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(otherwise);
        }

        public Optional<MediaKind> kind() {
            return switch (tag) {
                case "image" -> Optional.of(MediaKind.IMAGE);
                case "video" -> Optional.of(MediaKind.VIDEO);
                case "audio", "audioplus" -> Optional.of(MediaKind.AUDIO);
                case "text" -> Optional.of(MediaKind.TEXT);
                case "hypertext" -> Optional.of(MediaKind.HTML);
                case "paragraphs", CHAT -> Optional.of(MediaKind.DIALOGUE);
                case "timeseries" -> Optional.of(MediaKind.SERIES);
                default -> Optional.empty();
            };
        }
    }

    /**
     * A control.
     *
     * @param tag in lower case, which is the type of its results
     * @param labels in their order
     * @param category whose skeleton's points the labels are; empty for others
     */
    public record Control(
            String tag, String name, List<String> toNames, List<Label> labels, boolean perRegion, String category) {

        public Set<String> values() {
            Set<String> values = new LinkedHashSet<>();
            labels.forEach(label -> values.add(label.value()));
            return values;
        }

        boolean isKeypoints() {
            return tag.equals(Tool.KEYPOINT.type());
        }

        /** Whether its labels say what a region is. */
        public boolean hasLabels() {
            return tag.endsWith("labels");
        }
    }

    /** A label or choice. */
    record Label(String value, String color) {}

    public LabelConfig {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
        controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    }

    public boolean isEmpty() {
        return controls.isEmpty() && objects.isEmpty();
    }

    public Optional<Control> control(String name) {
        return Optional.ofNullable(controls.get(name));
    }

    /** What a result is about. */
    public Optional<Shown> shown(Node result) {
        return Optional.ofNullable(objects.get(result.string("to_name").orElse("")));
    }

    /** Whether a control's choices are categories; those of an interface of ours that are attributes of the item are not. */
    public boolean isClassification(String control) {
        boolean ours = OWN_CHOICES.stream()
                .flatMap(name -> control(name).stream())
                .anyMatch(each -> each.tag().equals(Tool.CHOICES.type()));
        return !ours || OWN_CHOICES.contains(control);
    }

    /** The controls whose choices are labels of the item as a whole. */
    public long itemChoices() {
        return controls.values().stream()
                .filter(control -> control.tag().equals(Tool.CHOICES.type()) && !control.perRegion())
                .count();
    }

    /** Names of points, when points belong to what other controls label; a name that these have, too, is a category. */
    public List<String> pointNames() {
        Set<String> categories = new HashSet<>();
        controls.values().stream()
                .filter(control -> control.hasLabels() && !control.isKeypoints())
                .forEach(control -> categories.addAll(control.values()));
        if (categories.isEmpty()) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        controls.values().stream()
                .filter(control -> control.isKeypoints() && control.category().isEmpty())
                .forEach(control -> names.addAll(control.values()));
        names.removeAll(categories);
        return List.copyOf(names);
    }

    /** All categories in the order in which they are first named. */
    public List<Category> categories() {
        Set<String> points = new LinkedHashSet<>(pointNames());
        Set<String> boxes = new LinkedHashSet<>();
        Map<String, String> colors = new LinkedHashMap<>();
        Map<String, List<String>> skeletons = new LinkedHashMap<>();
        for (Control control : controls.values()) {
            boolean ofSkeleton = !control.category().isEmpty();
            if (ofSkeleton) {
                skeletons.put(control.category(), List.copyOf(control.values()));
                colors.putIfAbsent(control.category(), "");
            } else if (control.hasLabels()
                    || control.tag().equals(Tool.CHOICES.type())
                            && !control.perRegion()
                            && isClassification(control.name())) {
                List<Label> labels = control.labels().stream()
                        .filter(label ->
                                !label.value().isEmpty() && !(control.isKeypoints() && points.contains(label.value())))
                        .toList();
                labels.forEach(label -> colors.putIfAbsent(label.value(), label.color()));
                if (control.tag().equals(Tool.RECTANGLE.type())) {
                    labels.forEach(label -> boxes.add(label.value()));
                }
            }
        }
        // Points that duplicate a category's name are that category's.
        List<String> free =
                points.stream().filter(name -> !colors.containsKey(name)).toList();
        List<Category> categories = new ArrayList<>();
        colors.forEach((name, color) -> {
            List<String> own = skeletons.getOrDefault(name, boxes.contains(name) ? free : List.of());
            categories.add(new Category(name, "", color, new Skeleton(own, List.of(), List.of()), List.of()));
        });
        return categories;
    }

    static String lower(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }
}
