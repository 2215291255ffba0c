package org.labelport.imagefolder.write;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.labelport.imagefolder.write.Content.Column;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.output.ByteText;

/**
 * Writes a {@code README.md} whose front matter declares the splits and the types of the columns.
 *
 * @param categoryType the type of categories, when no names are listed
 * @param categoryNames the names that categories refer to by their numbers
 */
record Readme(String categoryType, List<String> categoryNames, Content content, Columns columns) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

    /** @param configurations folders of splits by the configuration that loads them, as {@link SplitValues} has them */
    ByteText text(Map<String, List<String>> configurations) throws IOException {
        ByteText out = new ByteText();
        out.text("---\n");
        if (!configurations.isEmpty()) {
            out.text("configs:\n");
        }
        configurations.forEach((name, folders) -> {
            out.text("- config_name: " + name + "\n  data_files:\n");
            for (String folder : folders) {
                out.text("  - split: " + folder + "\n    path: \"" + folder + "/**\"\n");
            }
        });
        out.text("dataset_info:\n  features:\n  - name: image\n    dtype: image\n");
        if (content.has(Column.MASKS)) {
            out.text("  - name: mask\n    dtype: image\n");
        }
        if (content.has(Column.TEXT)) {
            out.text("  - name: text\n    dtype: string\n");
        }
        if (content.has(Column.LABEL)) {
            out.text("  - name: label\n    dtype:");
            category(out, 6);
        }
        if (content.has(Column.OBJECTS)) {
            out.text("  - name: objects\n    struct:\n");
            list(out, "id", "int64");
            nested(out, "bbox", 2);
            out.text("    - name: category\n      sequence:");
            category(out, 8);
            list(out, "area", "float64");
            list(out, "iscrowd", "int64");
            if (content.has(Column.REGIONS)) {
                nested(out, "segmentation", 3);
            }
            if (content.has(Column.KEYPOINTS)) {
                nested(out, "keypoints", 2);
            }
        }
        for (Map.Entry<String, Columns.Type> column : columns.byName().entrySet()) {
            out.text("  - name: " + quoted(column.getKey()) + "\n    dtype: "
                    + column.getValue().name().toLowerCase(Locale.ROOT) + "\n");
        }
        out.text("---\n");
        for (String name : configurations.keySet()) {
            if (!name.equals(SplitValues.DEFAULT)) {
                out.text("\nLoad the split `" + name + "` with `load_dataset(…, \"" + name
                        + "\")`. Its columns have other types than those of other splits, for example because one has"
                        + " no value in it, and the library does not load such splits together.\n");
            }
        }
        return out;
    }

    private static void list(ByteText out, String name, String type) {
        out.text("    - name: " + name + "\n      sequence: " + type + "\n");
    }

    private static void nested(ByteText out, String name, int depth) {
        out.text("    - name: " + name + "\n");
        for (int i = 1; i < depth; i++) {
            out.text(" ".repeat(4 + 2 * i) + "sequence:\n");
        }
        out.text(" ".repeat(4 + 2 * depth) + "sequence: float64\n");
    }

    /** Writes the type of categories behind the key that it belongs to. */
    private void category(ByteText out, int indentation) throws IOException {
        if (categoryNames.isEmpty()) {
            out.text(" " + categoryType + "\n");
            return;
        }
        String indent = " ".repeat(indentation);
        out.text("\n" + indent + "class_label:\n" + indent + "  names:\n");
        for (int i = 0; i < categoryNames.size(); i++) {
            out.text(indent + "    '" + i + "': " + quoted(categoryNames.get(i)) + "\n");
        }
    }

    /**
     * Quotes a text for YAML. A JSON string is a YAML string, too, except for characters that YAML takes for line ends
     * or does not accept as printable; these are escaped.
     */
    private static String quoted(String text) throws IOException {
        String json = JsonWriting.compact(generator -> generator.writeString(text));
        return UNPRINTABLE
                .matcher(json)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
