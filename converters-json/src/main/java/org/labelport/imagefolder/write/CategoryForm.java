package org.labelport.imagefolder.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.labelport.convert.ClassNames;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;

/** What a category is written as, in every column that has one. */
public enum CategoryForm {
    /** Its number among the categories, whose names {@code README.md} lists. */
    NUMBERS("int64") {
        @Override
        void write(JsonGenerator json, ClassNames classes, String category) throws IOException {
            json.writeNumber(classes.numberOf(category));
        }

        @Override
        List<String> listed(ClassNames classes) {
            return classes.all();
        }
    },
    /** Its name. */
    NAMES("string") {
        @Override
        void write(JsonGenerator json, ClassNames classes, String category) throws IOException {
            json.writeString(classes.of(category));
        }

        @Override
        List<String> listed(ClassNames classes) {
            return List.of();
        }
    };

    /** The option that chooses the form. */
    public static final OptionSpec OPTION = OptionSpec.choice(
            "categories",
            "numbers",
            List.of("numbers", "names"),
            "Categories as numbers, with their names in README.md, or as names.");

    private final String type;

    CategoryForm(String type) {
        this.type = type;
    }

    /** Returns the form that the option names. */
    public static CategoryForm of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }

    /** Returns the type of the values, where no names are listed. */
    String type() {
        return type;
    }

    /** Writes a category as a value. */
    abstract void write(JsonGenerator json, ClassNames classes, String category) throws IOException;

    /** Returns the names that are listed with the type; none when values are names themselves, or there are no categories. */
    abstract List<String> listed(ClassNames classes);
}
