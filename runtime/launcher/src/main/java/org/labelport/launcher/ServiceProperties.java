package org.labelport.launcher;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.TargetInfo;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.TargetHandler;

/**
 * The service properties of an object of the host: those that Declarative Services would give it in a bundle. One that the
 * engine would refuse, and could tell only the log, is refused here.
 */
final class ServiceProperties {

    private ServiceProperties() {}

    /** @throws IllegalArgumentException for one that nobody could choose */
    static Dictionary<String, Object> of(TargetHandler target) {
        ProvidesTarget provides = target.getClass().getAnnotation(ProvidesTarget.class);
        if (provides == null) {
            throw unnamed(target, "@ProvidesTarget");
        }
        TargetInfo.of(target, "", "");
        return properties(
                ProvidesTarget.PREFIX_,
                Map.of("target", provides.target(), "title", provides.title(), "data_types", provides.data__types()));
    }

    /** @throws IllegalArgumentException for one that nobody could choose */
    static Dictionary<String, Object> of(Converter converter) {
        ProvidesFormat provides = converter.getClass().getAnnotation(ProvidesFormat.class);
        if (provides == null) {
            throw unnamed(converter, "@ProvidesFormat");
        }
        FormatDescriptor.of(converter);
        return properties(
                ProvidesFormat.PREFIX_,
                Map.of(
                        "format", provides.format(),
                        "title", provides.title(),
                        "data_types", provides.data__types(),
                        "annotation_types", provides.annotation__types(),
                        "shapes", provides.shapes()));
    }

    private static IllegalArgumentException unnamed(Object service, String annotation) {
        return new IllegalArgumentException(service.getClass().getName() + " carries no " + annotation
                + ", so no request could name it. Annotate the class.");
    }

    private static Dictionary<String, Object> properties(String prefix, Map<String, Object> values) {
        Map<String, Object> prefixed = new HashMap<>();
        values.forEach((name, value) -> prefixed.put(prefix + name, value));
        return new Hashtable<>(prefixed);
    }
}
