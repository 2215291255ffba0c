package org.labelport.voc.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.raster.Palettes;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * The class names that a label map and XML can hold, in the order of the taxonomy.
 *
 * @param byCategory the written name of each category
 * @param numbers the number of each category, counted from 1
 */
public record ClassNames(Map<String, String> byCategory, Map<String, Integer> numbers) {

    /** The name in the first line of a label map. */
    public static final String BACKGROUND = "background";

    private static final Pattern UNWRITABLE = Pattern.compile("^[#\\s]+|[:\\p{Cc}\\p{Cs}\uFFFE\uFFFF]|\\s+$");

    private static final Pattern UNWRITABLE_IN_LINES = Pattern.compile("^\\s+|[\\p{Cc}\\p{Cs}\uFFFE\uFFFF]|\\s+$");

    /** Makes names for a label map, and reports every name that has to change. */
    public static ClassNames plan(Taxonomy taxonomy, LossSink losses) {
        return plan(taxonomy, UNWRITABLE, Set.of(BACKGROUND), losses);
    }

    /** Makes names for a list with one name in each line, and reports every name that has to change. */
    public static ClassNames planLines(Taxonomy taxonomy, LossSink losses) {
        return plan(taxonomy, UNWRITABLE_IN_LINES, Set.of(), losses);
    }

    private static ClassNames plan(Taxonomy taxonomy, Pattern unwritable, Set<String> reserved, LossSink losses) {
        Set<String> taken = new HashSet<>(taxonomy.names());
        taken.addAll(reserved);
        Map<String, String> written = new LinkedHashMap<>();
        for (String name : taxonomy.names()) {
            String writable = unwritable
                    .matcher(name)
                    .replaceAll(match -> "_".repeat(match.group().length()));
            if (!writable.equals(name) || reserved.contains(name)) {
                writable = free(writable, taken);
                losses.loss(Loss.ofDataset(LossCodes.CLASS_RENAMED, "'" + name + "' is written as '" + writable + "'"));
            }
            written.put(name, writable);
        }
        return of(written);
    }

    private static ClassNames of(Map<String, String> byCategory) {
        Map<String, Integer> numbers = new HashMap<>();
        byCategory.keySet().forEach(category -> numbers.put(category, numbers.size() + 1));
        return new ClassNames(byCategory, numbers);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int suffix = 2; !taken.add(free); suffix++) {
            free = name + "__" + suffix;
        }
        return free;
    }

    /** Returns the name that a category is written with. */
    public String of(String category) {
        String name = byCategory.get(category);
        if (name == null) {
            throw new IllegalArgumentException("category.unknown: '" + category + "' is not in the taxonomy");
        }
        return name;
    }

    /** Returns the value of a category's pixels: its place in the label map, where the background is 0. */
    public int number(String category) {
        return numbers.get(category);
    }

    /** Whether the label map has the colour of a category, or the category has none. */
    public boolean hasColorOf(Category category) {
        String written = String.format(Locale.ROOT, "#%06x", Palettes.color(number(category.name())));
        return category.color().isEmpty() || category.color().equalsIgnoreCase(written);
    }

    /** Returns the text of {@code labelmap.txt}, with the colours that VOC's palette has for the numbers of classes. */
    public ByteText labelMap() {
        ByteText text = new ByteText();
        int index = 0;
        line(text, BACKGROUND, index++);
        for (String name : byCategory.values()) {
            line(text, name, index++);
        }
        return text;
    }

    private static void line(ByteText text, String name, int index) {
        int color = Palettes.color(index);
        text.text(name)
                .ascii(':')
                .integer(color >> 16 & 0xff)
                .ascii(',')
                .integer(color >> 8 & 0xff)
                .ascii(',')
                .integer(color & 0xff)
                .text("::\n");
    }
}
