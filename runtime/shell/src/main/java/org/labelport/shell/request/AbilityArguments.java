package org.labelport.shell.request;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.plugin.VersionRange;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.Listing;
import picocli.CommandLine.Option;

/** The arguments that say what a format must be able to do; shared by {@code formats}, {@code plan} and {@code export}. */
public final class AbilityArguments {

    @Option(
            names = "--data",
            split = ",",
            paramLabel = "TYPE",
            order = 5,
            description = "Only formats that can list this type of data: image, video, audio, text, pcd, prompt.")
    private List<String> data = List.of();

    @Option(
            names = "--annotation",
            split = ",",
            paramLabel = "TYPE",
            order = 5,
            description = "Only formats that can hold annotations of this type of data.")
    private List<String> annotation = List.of();

    @Option(
            names = "--shape",
            split = ",",
            paramLabel = "SHAPE",
            order = 5,
            description = "Only formats that can hold this shape: box, polygon, mask, points and so on.")
    private List<String> shape = List.of();

    /** The requirements as asked for, for any version. */
    public Requirements requirements() throws WrongUse {
        return new Requirements(
                VersionRange.ANY,
                keys("--data", data, DataType::ofKey, DataType.values(), DataType::key),
                keys("--annotation", annotation, DataType::ofKey, DataType.values(), DataType::key),
                keys("--shape", shape, ShapeKind::ofKey, ShapeKind.values(), ShapeKind::key));
    }

    /** Whether a format can do all that is asked. */
    public static boolean meets(FormatDescriptor format, Requirements asked) {
        return format.dataTypes().containsAll(asked.dataTypes())
                && format.annotationTypes().containsAll(asked.annotationTypes())
                && format.shapes().containsAll(asked.shapes());
    }

    private static <T> Set<T> keys(
            String option,
            List<String> texts,
            Function<String, Optional<T>> parse,
            T[] allowed,
            Function<T, String> key)
            throws WrongUse {
        Set<T> parsed = new LinkedHashSet<>();
        for (String text : texts) {
            parsed.add(parse.apply(text.strip())
                    .orElseThrow(() -> new WrongUse(
                            "option.invalid",
                            "'" + text + "' is not a value for " + option + ". Give one of "
                                    + Listing.of(Arrays.stream(allowed).map(key).toList()) + ".")));
        }
        return parsed;
    }
}
