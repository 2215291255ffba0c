package org.labelport.masks.camvid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.ColorLine;
import org.labelport.masks.file.NoClass;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.raster.Palettes;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/**
 * The classes and colours that a data set lists.
 *
 * @param isThere whether there is a list
 * @param names of the classes by number: black has the first one, wherever it is in the file
 * @param numbers numbers of the classes by colour
 */
record ColorList(boolean isThere, List<String> names, Map<Integer, Integer> numbers) {

    /** The classes of a data set without a list. */
    static final ColorList NONE = new ColorList(false, List.of(), Map.of());

    /** Reads the list of CamVid. */
    static ColorList in(Path root) throws ExportException, IOException {
        Path file = root.resolve(CamvidLayout.COLORS);
        return FileKind.isThere(file) ? read(file, UnaryOperator.identity()) : NONE;
    }

    /** Reads the list of CamVid, or else that of another program. */
    static ColorList anyIn(Path root) throws ExportException, IOException {
        ColorList own = in(root);
        Optional<OtherLists> other = own.isThere() ? Optional.empty() : OtherLists.in(root);
        return other.isPresent()
                ? read(root.resolve(other.get().file()), other.get().form())
                : own;
    }

    private static ColorList read(Path file, UnaryOperator<String> form) throws ExportException {
        Set<Integer> colors = new HashSet<>();
        try {
            List<ColorLine> lines = ColorLine.read(file, form);
            for (ColorLine line : lines) {
                if (line.color().filter(color -> !colors.add(color)).isPresent()) {
                    throw new IOException(file + ": '" + line.name() + "' has the same colour as another line");
                }
            }
            return of(lines);
        } catch (IOException e) {
            throw new ExportException("camvid.classes", FileTrouble.of(e) + ". Correct it.", e);
        }
    }

    /** Numbers the classes. If no line has a colour, the classes get those of Pascal VOC. */
    private static ColorList of(List<ColorLine> entries) {
        boolean colored = entries.stream().anyMatch(entry -> entry.color().isPresent());
        String none = "background";
        for (ColorLine entry : entries) {
            if (entry.color().equals(Optional.of(ColorLine.BLACK))) {
                none = entry.name();
            }
        }
        List<String> names = new ArrayList<>(List.of(none));
        Map<Integer, Integer> numbers = new TreeMap<>(Map.of(ColorLine.BLACK, 0));
        for (ColorLine entry : entries) {
            if (!entry.name().equals(none)) {
                Optional<Integer> color = colored ? entry.color() : Optional.of(Palettes.color(names.size()));
                color.ifPresent(value -> numbers.put(value, names.size()));
                names.add(entry.name());
            }
        }
        return new ColorList(true, List.copyOf(names), numbers);
    }

    /** Returns this list with the names that {@code classes.json} has for colours, if the data set has that file. */
    ColorList named(Path root, Limits limits) throws ExportException {
        Path file = root.resolve(CamvidLayout.NAMES);
        if (!FileKind.isThere(file)) {
            return this;
        }
        List<String> own = new ArrayList<>(names);
        try {
            for (JsonValue entry : SmallJson.read(file, limits).elements()) {
                String name = entry.textOf("name");
                Optional<Integer> number =
                        entry.field("color").flatMap(ClassColor::ofList).map(numbers::get);
                if (number.isPresent() && number.get() > 0 && !name.isEmpty()) {
                    own.set(number.get(), name);
                }
            }
        } catch (IOException e) {
            throw new ExportException("camvid.classes", e.getMessage() + ". Correct or remove it.", e);
        }
        if (new HashSet<>(own).size() < own.size()) {
            throw new ExportException("camvid.classes", file + ": two colours have the same name. Correct it.");
        }
        return new ColorList(isThere, List.copyOf(own), numbers);
    }

    /** Returns whether black, the first number, stands for pixels without a class. */
    boolean blackIsNone() {
        return names.isEmpty() || NoClass.isName(names.get(0));
    }

    Taxonomy taxonomy() {
        Map<Integer, String> colors = new TreeMap<>();
        numbers.forEach((color, number) -> colors.put(number, ClassColor.hex(color)));
        List<Category> categories = new ArrayList<>();
        for (int number = blackIsNone() ? 1 : 0; number < names.size(); number++) {
            categories.add(
                    new Category(names.get(number), "", colors.getOrDefault(number, ""), Skeleton.NONE, List.of()));
        }
        return new Taxonomy(categories);
    }
}
