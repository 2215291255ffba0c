package org.labelport.convert;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.plugin.ProvidedId;
import org.labelport.report.LossSpec;

/**
 * A format as the catalogue shows it.
 *
 * @param id what users give to {@code --to}
 * @param title a short name for people
 * @param dataTypes types of data that the format can list
 * @param annotationTypes data types whose annotations the format can hold
 * @param shapes kinds of shapes that the format can write, exactly or in a changed form
 * @param options that users can set
 * @param losses kinds of losses that runs may report, those of {@link Converter#losses()} first
 * @param verifiable whether the format has a {@linkplain Converter#verifier() verifier}
 */
public record FormatDescriptor(
        String id,
        String title,
        Set<DataType> dataTypes,
        Set<DataType> annotationTypes,
        Set<ShapeKind> shapes,
        List<OptionSpec> options,
        List<LossSpec> losses,
        boolean verifiable) {

    private static final Pattern OPTION_NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

    public FormatDescriptor {
        dataTypes = Set.copyOf(dataTypes);
        annotationTypes = Set.copyOf(annotationTypes);
        shapes = Set.copyOf(shapes);
        options = List.copyOf(options);
        losses = List.copyOf(losses);
    }

    /**
     * Describes a converter from its annotation.
     *
     * @throws IllegalArgumentException when the annotation is missing or names an unknown type or shape, an id or
     *     option cannot be given because of how it is spelt, or the converter describes itself with null
     */
    public static FormatDescriptor of(Converter converter) {
        ProvidesFormat format = converter.getClass().getAnnotation(ProvidesFormat.class);
        if (format == null) {
            throw new IllegalArgumentException(converter.getClass().getName() + " has no @ProvidesFormat");
        }
        String owner = "@ProvidesFormat of " + converter.getClass().getName();
        ProvidedId.require(owner, format.format());
        Set<DataType> dataTypes = keys(owner, format.data__types(), DataType::ofKey, types());
        return new FormatDescriptor(
                format.format(),
                format.title(),
                dataTypes,
                keys(owner, format.annotation__types(), DataType::ofKey, types()),
                keys(
                        owner,
                        format.shapes(),
                        ShapeKind::ofKey,
                        Arrays.stream(ShapeKind.values()).map(ShapeKind::key)),
                settable(converter.getClass().getName(), given(converter, "options", converter.options())),
                Metadata.losses(
                        given(converter, "losses", converter.losses()),
                        given(converter, "keeps", converter.keeps()),
                        dataTypes),
                given(converter, "verifier", converter.verifier()).isPresent());
    }

    private static <T> T given(Converter converter, String method, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    method + "() of " + converter.getClass().getName() + " has returned null");
        }
        return value;
    }

    private static Stream<String> types() {
        return Arrays.stream(DataType.values()).map(DataType::key);
    }

    /** Requires that each option can be told from the others and from its value: {@code -o format.name=value}. */
    private static List<OptionSpec> settable(String owner, List<OptionSpec> options) {
        Set<String> names = new HashSet<>();
        for (OptionSpec option : options) {
            if (!OPTION_NAME.matcher(option.name()).matches()) {
                throw new IllegalArgumentException(owner + " has an option called '" + option.name()
                        + "'. Use letters, digits, '_', '-' and '.' only");
            }
            if (!names.add(option.name())) {
                throw new IllegalArgumentException(owner + " has two options called '" + option.name() + "'");
            }
        }
        return options;
    }

    private static <T> Set<T> keys(
            String owner, String[] keys, Function<String, Optional<T>> parse, Stream<String> known) {
        Set<T> parsed = new LinkedHashSet<>();
        Arrays.stream(keys)
                .map(key -> parse.apply(key)
                        .orElseThrow(() -> new IllegalArgumentException(owner + " names the unknown '" + key
                                + "'. There are " + known.collect(Collectors.joining(", ")))))
                .forEach(parsed::add);
        return parsed;
    }
}
