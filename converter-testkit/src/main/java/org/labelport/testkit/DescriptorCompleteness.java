package org.labelport.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/** Looks at what a format says of itself. */
final class DescriptorCompleteness {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");

    private final FormatDescriptor format;

    DescriptorCompleteness(Converter converter) {
        try {
            format = FormatDescriptor.of(converter);
        } catch (IllegalArgumentException e) {
            throw Rule.DESCRIPTOR.failure(e.getMessage());
        }
    }

    void verify() {
        require(ID.matcher(format.id()).matches(), "the id '" + format.id() + "' is not lower case: " + ID);
        require(isLine(format.title()), "the title '" + format.title() + "' is not one line of text");
        require(!format.dataTypes().isEmpty(), "data__types is empty");
        require(!format.annotationTypes().isEmpty(), "annotation__types is empty");
        require(
                format.dataTypes().containsAll(format.annotationTypes()),
                "annotation__types " + format.annotationTypes() + " holds a type that data__types " + format.dataTypes()
                        + " does not");
        require(!format.shapes().isEmpty(), "shapes is empty");
        Set<String> names = new HashSet<>();
        for (OptionSpec option : format.options()) {
            require(names.add(option.name()), "the option '" + option.name() + "' is declared twice");
            verify(option);
        }
    }

    private void verify(OptionSpec option) {
        String name = "the option '" + option.name() + "'";
        require(ID.matcher(option.name()).matches(), name + " is not lower case: " + ID);
        require(isLine(option.help()), name + " has no help, or help of several lines");
        Optional<String> value = option.defaultValue();
        require(!(option.required() && value.isPresent()), name + " is required and has a default");
        if (value.isPresent()) {
            try {
                Options.check("format " + format.id(), List.of(option), Map.of(option.name(), value.get()));
            } catch (ExportException e) {
                throw Rule.DESCRIPTOR.failure(name + " has a default that is not allowed: " + e.line());
            }
        }
    }

    private static boolean isLine(String text) {
        return !text.isBlank() && text.lines().count() == 1 && text.strip().equals(text);
    }

    private static void require(boolean holds, String otherwise) {
        Rule.DESCRIPTOR.require(holds, otherwise);
    }
}
