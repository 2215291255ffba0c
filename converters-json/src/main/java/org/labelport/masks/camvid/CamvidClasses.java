package org.labelport.masks.camvid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.labelport.masks.file.ClassColor;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.raster.Palettes;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * The names and colours of classes, which are unique. Black stands for pixels without a class.
 *
 * @param names written names of the categories, in their order, each one word
 * @param colors of the categories, in their order
 * @param none the name of black
 */
record CamvidClasses(Taxonomy taxonomy, List<String> names, List<Integer> colors, String none) {

    static final int BLACK = 0;

    static CamvidClasses of(Taxonomy taxonomy, LossSink losses) {
        Set<String> taken = new HashSet<>();
        List<String> names = names(taxonomy, taken, losses);
        String none = "Void";
        while (taken.contains(none)) {
            none = "_" + none + "_";
        }
        return new CamvidClasses(taxonomy, names, colors(taxonomy, losses), none);
    }

    private static List<String> names(Taxonomy taxonomy, Set<String> taken, LossSink losses) {
        taxonomy.names().stream()
                .filter(name -> CamvidLayout.word(name).equals(name))
                .forEach(taken::add);
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String name : taxonomy.names()) {
            String word = CamvidLayout.word(name);
            if (!word.equals(name)) {
                String start = word;
                while (!taken.add(word)) {
                    word = start + "_" + numbers.merge(start, 2, (last, unused) -> last + 1);
                }
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED,
                        "'" + name + "' is written as '" + word + "': readers end names at a blank"));
            }
            names.add(word);
        }
        return names;
    }

    /**
     * Decides the colours. Categories keep theirs; those without one, or with one that is taken, get the next free
     * colours of Pascal VOC.
     */
    private static List<Integer> colors(Taxonomy taxonomy, LossSink losses) {
        Set<Integer> taken = new HashSet<>(Set.of(BLACK));
        List<Optional<Integer>> own = new ArrayList<>();
        for (Category category : taxonomy.categories()) {
            Optional<Integer> color = ClassColor.parse(category.color());
            own.add(color.filter(taken::add));
            if (color.isPresent() && own.get(own.size() - 1).isEmpty()) {
                losses.loss(Loss.ofDataset(
                        CamvidConverter.COLOR_CHANGED,
                        "'" + category.name() + "' gets another colour instead of " + category.color() + ", which "
                                + (color.get() == BLACK ? "stands for no class" : "an earlier category has")));
            }
        }
        List<Integer> colors = new ArrayList<>();
        int next = 0;
        for (Optional<Integer> color : own) {
            if (color.isEmpty()) {
                do {
                    next++;
                } while (!taken.add(Palettes.color(next)));
            }
            colors.add(color.orElse(Palettes.color(next)));
        }
        return colors;
    }

    /** Returns the colour of a category; empty when there is no such category. */
    OptionalInt color(String category) {
        OptionalInt index = taxonomy.indexOf(category);
        return index.isPresent() ? OptionalInt.of(colors.get(index.getAsInt())) : index;
    }

    /** Returns the content of the list of colours. */
    ByteText text() {
        ByteText text = new ByteText();
        line(text, BLACK, none);
        for (int i = 0; i < names.size(); i++) {
            line(text, colors.get(i), names.get(i));
        }
        return text;
    }

    /** Returns the categories' own names with their colours, as objects of a JSON list. */
    List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < colors.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", taxonomy.names().get(i));
            entry.put("color", ClassColor.list(colors.get(i)));
            entries.add(entry);
        }
        return entries;
    }

    private static void line(ByteText text, int color, String name) {
        for (Object part : ClassColor.list(color)) {
            text.text(part.toString()).ascii(' ');
        }
        text.text(name).ascii('\n');
    }
}
