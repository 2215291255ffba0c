package org.labelport.shell.catalogue;

import java.util.List;
import java.util.Locale;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;

/** Explains the options of a format, or the filter keys of a target. */
final class OptionTable {

    private OptionTable() {}

    static List<String> lines(List<OptionSpec> options, String indent, int width) {
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.WRAP);
        table.row("name", "value", "default", "");
        for (OptionSpec option : options) {
            String allowed = option.type() == Type.CHOICE ? " One of: " + Listing.of(option.allowed()) + "." : "";
            String help = option.help().endsWith(".") ? option.help() : option.help() + ".";
            table.row(
                    option.name(),
                    value(option.type()),
                    option.required()
                            ? "(required)"
                            : option.defaultValue()
                                    .filter(text -> !text.isEmpty())
                                    .orElse("-"),
                    SafeText.of(help + allowed));
        }
        return table.lines(indent, width);
    }

    private static String value(Type type) {
        return switch (type) {
            case FLAG -> "true|false";
            case SIZE -> "1920x1080";
            case LIST -> "a,b,c";
            case TEXT, INTEGER, DECIMAL, CHOICE, PATH -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
