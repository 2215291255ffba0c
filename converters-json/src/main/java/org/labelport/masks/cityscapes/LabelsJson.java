package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.masks.cityscapes.CityLabel.Instances;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.SmallJson;

/** Reads {@code labels.json}, and collects what in it cannot be used. */
final class LabelsJson {

    private static final int LARGEST_ID = 0xFF;

    private final List<CityLabel> labels = new ArrayList<>();
    private final List<Unused> unused = new ArrayList<>();
    private final Set<Integer> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * Something in the list that is not used.
     *
     * @param line of its label, from 1
     * @param message what it is, and what to do
     */
    record Unused(long line, String message) {}

    private LabelsJson() {}

    static LabelsJson read(Path file, Limits limits) throws IOException {
        LabelsJson list = new LabelsJson();
        for (JsonValue entry : SmallJson.read(file, limits).elements()) {
            list.add(entry);
        }
        return list;
    }

    List<CityLabel> labels() {
        return List.copyOf(labels);
    }

    List<Unused> unused() {
        return List.copyOf(unused);
    }

    private void add(JsonValue entry) {
        String name = entry.textOf("name");
        Optional<Integer> id = entry.integerOf("id").filter(LabelsJson::isId);
        if (name.isEmpty() || id.isEmpty()) {
            tell(entry, "a label needs a \"name\" and an \"id\" from -1 to 255. It is left out; correct it.");
            return;
        }
        boolean newId = ids.add(id.get());
        boolean newName = names.add(name);
        if (!newId || !newName) {
            tell(
                    entry,
                    "the id " + id.get() + " or the name '" + name + "' is there twice. The first one counts;"
                            + " correct one of them.");
        }
        labels.add(new CityLabel(
                name,
                id.get(),
                trainId(entry),
                entry.textOf("category"),
                entry.field("hasInstances").filter(value -> value.is(Kind.TRUE)).isPresent()
                        ? Instances.TOLD_APART
                        : Instances.ONE_REGION,
                ClassColor.hex(color(entry))));
    }

    private int trainId(JsonValue entry) {
        Optional<Integer> trainId = entry.integerOf("trainId").filter(LabelsJson::isId);
        tellUnread(entry, "trainId", trainId, "is not a whole number from -1 to 255, so that the label has none");
        return trainId.orElse(CityLabel.IGNORED);
    }

    private int color(JsonValue entry) {
        Optional<Integer> color = entry.field("color").flatMap(ClassColor::ofList);
        tellUnread(entry, "color", color, "is not a list of red, green and blue from 0 to 255, so that it is black");
        return color.orElse(0);
    }

    private void tellUnread(JsonValue entry, String key, Optional<Integer> value, String problem) {
        if (value.isEmpty() && entry.present(key).isPresent()) {
            tell(entry, "the " + key + " of '" + entry.textOf("name") + "' " + problem + ". Correct it.");
        }
    }

    private static boolean isId(int number) {
        return number >= CityLabel.NOT_DRAWN && number <= LARGEST_ID;
    }

    private void tell(JsonValue entry, String message) {
        unused.add(new Unused(entry.line(), message));
    }
}
