package org.labelport.plugins.why;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.felix.utils.manifest.Attribute;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.osgi.framework.Constants;

/** The header {@code Bundle-NativeCode} as a requirement, which frameworks make of it when a bundle is installed. */
final class NativeCode {

    private static final String OTHERWISE_NONE = "*";
    private static final Pattern VALUE = Pattern.compile("osgi\\.native\\.(?:osname|processor)~?=([^)]+)\\)");

    private static final Map<String, String> ATTRIBUTES = Map.of(
            Constants.BUNDLE_NATIVECODE_OSNAME, "osgi.native.osname",
            Constants.BUNDLE_NATIVECODE_PROCESSOR, "osgi.native.processor",
            Constants.BUNDLE_NATIVECODE_LANGUAGE, "osgi.native.language");

    private NativeCode() {}

    /** The requirement in the syntax of a manifest; empty when the bundle also works without native code. */
    static Optional<String> requirement(String header) {
        List<String> systems = new ArrayList<>();
        for (Clause clause : Parser.parseHeader(header)) {
            String system = system(clause);
            if (clause.getName().equals(OTHERWISE_NONE) || system.isEmpty()) {
                return Optional.empty();
            }
            systems.add(system);
        }
        return Optional.of("osgi.native;filter:=\"" + any(systems) + "\"");
    }

    /** Empty when it is for all. */
    private static String system(Clause clause) {
        Map<String, List<String>> alternatives = new LinkedHashMap<>();
        for (Attribute attribute : clause.getAttributes()) {
            String name = ATTRIBUTES.get(attribute.getName());
            if (name != null) {
                alternatives
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add("(" + name + "~=" + attribute.getValue() + ")");
            }
        }
        String all = alternatives.values().stream().map(NativeCode::any).collect(Collectors.joining());
        return alternatives.size() > 1 ? "(&" + all + ")" : all;
    }

    private static String any(List<String> filters) {
        return filters.size() == 1 ? filters.get(0) : "(|" + String.join("", filters) + ")";
    }

    /** The systems of a requirement's filter. */
    static String words(String filter) {
        return VALUE.matcher(filter)
                .results()
                .map((MatchResult value) -> value.group(1))
                .collect(Collectors.joining(" "));
    }
}
