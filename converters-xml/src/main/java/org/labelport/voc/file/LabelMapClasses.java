package org.labelport.voc.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.convert.ClassNames;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.raster.Palettes;
import org.labelport.report.LossSink;

/** The classes of a label map, in the order of the taxonomy: their names, numbers and colours. */
public record LabelMapClasses(ClassNames names) {

    /** The name in the first line of a label map. */
    public static final String BACKGROUND = "background";

    private static final Pattern UNWRITABLE = Pattern.compile("[:\\p{Cc}\\p{Cs}\uFFFE\uFFFF]");

    /** Makes names that a label map and XML can hold, and reports every name that has to change. */
    public static LabelMapClasses plan(Taxonomy taxonomy, LossSink losses) {
        return new LabelMapClasses(ClassNames.plan(
                taxonomy, name -> Underscored.of(name, VocLayout.LINE_EDGES, UNWRITABLE), Set.of(BACKGROUND), losses));
    }

    /** Returns the value of a category's pixels: its place in the label map, where the background is 0. */
    public int number(String category) {
        return names.numberOf(category) + 1;
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
        for (String name : names.all()) {
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
