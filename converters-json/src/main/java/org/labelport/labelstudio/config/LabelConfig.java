package org.labelport.labelstudio.config;

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
import org.labelport.labelstudio.json.Node;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;

/**
 * A labelling interface: the objects that it shows, and the controls that people label them with.
 *
 * @param objects tags that show a variable of the data, by name
 * @param controls tags that point at an object, by name
 */
public record LabelConfig(Map<String, Shown> objects, Map<String, Control> controls) {

    public static final LabelConfig NONE = new LabelConfig(Map.of(), Map.of());

    /** The names of the controls with which people choose categories in interfaces that this program writes. */
    public static final Set<String> OWN_CHOICES = Set.of(Tool.CHOICES.controlName(), Tool.PAGE_CHOICES.controlName());

    private static final String CHAT = "chat";

    /**
     * An object that is shown.
     *
     * @param tag in lower case
     * @param variable of the data, without its dollar sign
     * @param attributes with names as they are spelled in the file
     * @param channels attributes of each channel of a time series; empty for other objects
     */
    public record Shown(
            String tag,
            String name,
            String variable,
            Map<String, String> attributes,
            List<Map<String, String>> channels) {

        /** Returns the object for a task whose interface is not known. */
        public static Shown unknown(MediaKind kind, String variable) {
            return new Shown(lower(kind.tag()), kind.key(), variable, Map.of(), List.of());
        }

        /** Returns whether the object is a chat, whose messages have other keys than the turns of a dialogue. */
        public boolean isChat() {
            return tag.equals(CHAT);
        }

        Shown withChannel(Map<String, String> channel) {
            List<Map<String, String>> all = new ArrayList<>(channels);
            all.add(channel);
            return new Shown(tag, name, variable, attributes, all);
        }

        /** Returns an attribute, in whichever case its name is spelled. */
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
     * @param tag in lower case, which is also the type of its results
     * @param labels in their order
     * @param perRegion whether its answers are about regions instead of the item
     * @param category the category whose keypoints the labels are; empty for all other controls
     * @param values those of the labels
     */
    public record Control(
            String tag,
            String name,
            List<String> toNames,
            List<Label> labels,
            boolean perRegion,
            String category,
            Set<String> values) {

        Control(String tag, String name, List<String> toNames, List<Label> labels, boolean perRegion, String category) {
            this(tag, name, toNames, labels, perRegion, category, values(labels));
        }

        private static Set<String> values(List<Label> labels) {
            Set<String> values = new LinkedHashSet<>();
            labels.forEach(label -> values.add(label.value()));
            return Collections.unmodifiableSet(values);
        }

        boolean isKeypoints() {
            return tag.equals(Tool.KEYPOINT.type());
        }

        /** Returns whether the labels of the control are categories of regions. */
        public boolean hasLabels() {
            return tag.endsWith("labels");
        }
    }

    /** A label or choice of a control. */
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

    /** Returns the object that a result is about. */
    public Optional<Shown> shown(Node result) {
        return Optional.ofNullable(objects.get(result.string("to_name").orElse("")));
    }

    /**
     * Returns whether the choices of a control are categories. In interfaces that this program writes, only the
     * controls in {@link #OWN_CHOICES} are for categories; all others are for attributes.
     */
    public boolean isClassification(String control) {
        boolean ours = OWN_CHOICES.stream()
                .flatMap(name -> control(name).stream())
                .anyMatch(each -> each.tag().equals(Tool.CHOICES.type()));
        return !ours || OWN_CHOICES.contains(control);
    }

    /** Returns the number of controls with choices about the item as a whole. */
    public long itemChoices() {
        return controls.values().stream()
                .filter(control -> control.tag().equals(Tool.CHOICES.type()) && !control.perRegion())
                .count();
    }

    /**
     * Returns the names of keypoints. Labels of points are names of keypoints if other controls have the categories; a
     * label that those have, too, is a category.
     */
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

    /** Returns whether a label is that of regions other than points, so that a point with it is an object of its own. */
    public boolean isCategory(String label) {
        for (Control control : controls.values()) { // asked for each point, so without a stream
            if (control.hasLabels()
                    && !control.isKeypoints()
                    && control.values().contains(label)) {
                return true;
            }
        }
        return false;
    }

    /** Returns all categories, in the order in which they are first named. */
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
        // A label of points that is also the name of a category is not the name of a keypoint.
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
