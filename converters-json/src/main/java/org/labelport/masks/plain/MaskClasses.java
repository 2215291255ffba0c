package org.labelport.masks.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.labelport.json.Json;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.file.NoClass;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.raster.Palettes;
import org.labelport.report.ExportException;

/**
 * Decides which value of a mask stands for which class, and writes the lists of classes.
 *
 * @param first value of the first category
 * @param unlabelled value of pixels without a class
 * @param bits of each value, 8 or 16
 */
public record MaskClasses(Taxonomy taxonomy, int first, int unlabelled, int bits) {

    static final String FILE = "classes.json";
    static final String META_FILE = "dataset_meta.json";
    /**
     * Key in {@link #META_FILE} of the value of pixels without a class, which is written when it is not a usual one, or
     * when the first class has a name by which readers would take 0 for it.
     */
    static final String IGNORE_INDEX = "ignore_index";

    static final String BACKGROUND = "background";

    /** The option that says what pixels without a class get. */
    public static final OptionSpec BACKGROUND_OPTION = OptionSpec.choice(
            BACKGROUND,
            "zero",
            List.of("zero", "ignore"),
            "pixels without a class: zero gives them 0 and counts classes from 1, ignore gives them the value of the"
                    + " option ignore and counts classes from 0");

    /** The option that gives the value which training ignores. */
    public static final OptionSpec IGNORE_OPTION = OptionSpec.optional(
            "ignore",
            OptionSpec.Type.INTEGER,
            "the value that training ignores, which no class gets; without it 255, or 65535 in masks of 16 bits");

    static MaskClasses of(Taxonomy taxonomy, Options options) throws ExportException {
        boolean zero = options.text(BACKGROUND).equals("zero");
        int first = zero ? 1 : 0;
        int last = taxonomy.size() - 1 + first;
        if (last >= MaskValues.LARGEST) {
            throw new ExportException(
                    "masks.too-many-classes",
                    "masks hold up to " + (MaskValues.LARGEST - 1) + " classes, but there are " + taxonomy.size()
                            + ". Choose fewer with --only");
        }
        int bits = last < MaskValues.LARGEST_OF_8_BITS ? Byte.SIZE : Short.SIZE;
        int largest = MaskValues.largest(bits);
        long ignore = options.isSet(IGNORE_OPTION.name()) ? options.integer(IGNORE_OPTION.name()) : largest;
        if (ignore <= last || ignore > largest) {
            throw new ExportException(
                    "option.invalid",
                    "format masks: '" + ignore + "' cannot be the value of 'ignore': classes have the values " + first
                            + " to " + last + ". Give a number above them, up to " + largest + ".");
        }
        return new MaskClasses(taxonomy, first, zero ? 0 : (int) ignore, bits);
    }

    /** Returns the value of a category's pixels; empty when the category is not in the taxonomy. */
    OptionalInt valueOf(String category) {
        OptionalInt index = taxonomy.indexOf(category);
        return index.isPresent() ? OptionalInt.of(index.getAsInt() + first) : index;
    }

    /** Returns the colours by value, with black for the background. */
    int[] colors() {
        int[] colors = new int[taxonomy.size() + first];
        for (int i = first; i < colors.length; i++) {
            colors[i] = ClassColor.of(taxonomy.categories().get(i - first), i);
        }
        return colors;
    }

    /**
     * Returns the colours of all 256 values of a palette. Pixels without a class are white unless they are the
     * background.
     */
    int[] palette() {
        int[] colors = Arrays.copyOf(colors(), MaskValues.LARGEST_OF_8_BITS + 1);
        for (int i = taxonomy.size() + first; i < colors.length; i++) {
            colors[i] = i == unlabelled ? 0xFFFFFF : Palettes.color(i);
        }
        return colors;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (first > 0) {
            String background = BACKGROUND;
            while (taxonomy.indexOf(background).isPresent()) {
                background = "_" + background + "_";
            }
            names.add(background);
        }
        taxonomy.categories().stream().map(Category::name).forEach(names::add);
        return names;
    }

    void write(ExportOutput out, Json json) throws IOException {
        List<String> names = names();
        int[] colors = colors();
        List<Map<String, Object>> entries = new ArrayList<>();
        Map<String, Object> labels = new LinkedHashMap<>();
        List<Object> triples = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("index", (long) i);
            entry.put("name", names.get(i));
            entry.put("color", ClassColor.list(colors[i]));
            entries.add(entry);
            labels.put(Integer.toString(i), names.get(i));
            triples.add(ClassColor.list(colors[i]));
        }
        try (OutputStream file = out.file(FILE)) {
            SmallJson.write(entries, file, json);
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("label_map", labels);
        meta.put("segmentation_colors", triples);
        if (unlabelled != 0
                && (unlabelled != MaskValues.largest(bits)
                        || names.stream().limit(1).anyMatch(NoClass::isName))) {
            meta.put(IGNORE_INDEX, (long) unlabelled);
        }
        ByteText text = new ByteText();
        json.write(meta, text, Json.Style.LINE);
        try (OutputStream file = out.file(META_FILE)) {
            text.ascii('\n').writeTo(file);
        }
    }
}
