package org.labelport.shell.catalogue;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.FormatInfo;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.shell.invocation.WrongUse;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;

/** A filter on formats in OSGi's syntax, which uses the names of their service properties. */
final class FormatFilter implements Predicate<FormatInfo> {

    /** The properties that a filter may name. */
    static final List<String> KEYS = List.of(
            "labelport.format",
            "labelport.version",
            "labelport.data_types",
            "labelport.annotation_types",
            "labelport.shapes",
            "labelport.provider");

    private final Filter filter;

    private FormatFilter(Filter filter) {
        this.filter = filter;
    }

    /** Whether an argument is meant as a filter and not as the name of a format. */
    static boolean isMeant(String argument) {
        return argument.stripLeading().startsWith("(");
    }

    static FormatFilter parse(String text) throws WrongUse {
        try {
            return new FormatFilter(FrameworkUtil.createFilter(text.strip()));
        } catch (InvalidSyntaxException e) {
            throw new WrongUse(
                    "filter.invalid",
                    "'" + text + "' is not a filter: " + e.getMessage()
                            + ". Write one such as \"(&(labelport.data_types=image)(labelport.version>=1.2))\".",
                    e);
        }
    }

    @Override
    public boolean test(FormatInfo info) {
        FormatDescriptor format = info.descriptor();
        // Names of service properties are not case-sensitive either.
        return filter.match(new Hashtable<>(Map.of(
                "labelport.format", format.id(),
                "labelport.version", version(info.version()),
                "labelport.data_types", keys(format.dataTypes(), DataType::key),
                "labelport.annotation_types", keys(format.annotationTypes(), DataType::key),
                "labelport.shapes", keys(format.shapes(), ShapeKind::key),
                "labelport.provider", info.provider())));
    }

    /** Returns a version where the text is one, so that versions compare as versions; else the text. */
    private static Object version(String text) {
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static <E> List<String> keys(Set<E> constants, Function<E, String> key) {
        return constants.stream().map(key).toList();
    }
}
