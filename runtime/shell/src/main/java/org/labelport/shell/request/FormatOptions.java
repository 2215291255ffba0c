package org.labelport.shell.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.Listing;

/**
 * Assigns the options of the command line to formats: {@code yolo.layout=flat} to one, {@code layout=flat} to every
 * chosen format that has such an option.
 */
public final class FormatOptions {

    private final Map<String, List<OptionSpec>> declared = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> given = new LinkedHashMap<>();

    /** Looks up which options each format has, in the version that a run would get. */
    private FormatOptions(List<FormatRequest> formats, ExportEngine engine) throws WrongUse, ExportException {
        for (FormatRequest wanted : formats) {
            String format = wanted.format();
            List<OptionSpec> options =
                    engine.choose(format, wanted.requirements()).descriptor().options();
            if (declared.put(format, options) != null) {
                throw new WrongUse("format.twice", "--to names '" + format + "' twice. Name it once.");
            }
            given.put(format, new LinkedHashMap<>());
        }
    }

    /**
     * Assigns options to formats.
     *
     * @param fallbacks values by option name, for options that no assignment sets; names that no format has are ignored
     * @return the formats with their options
     * @throws WrongUse for an option that none of the formats has, or one that is given twice
     * @throws ExportException for a format that is not installed, or not in a version that meets the request
     */
    public static List<FormatRequest> assign(
            List<FormatRequest> formats, List<String> assignments, Map<String, Object> fallbacks, ExportEngine engine)
            throws WrongUse, ExportException {
        FormatOptions options = new FormatOptions(formats, engine);
        for (String text : assignments) {
            options.add(Assignment.parse("--option", text));
        }
        options.given.forEach((format, values) -> fallbacks.forEach((name, value) -> {
            if (options.has(format, name)) {
                values.putIfAbsent(name, value);
            }
        }));
        return formats.stream()
                .map(format ->
                        new FormatRequest(format.format(), format.requirements(), options.given.get(format.format())))
                .toList();
    }

    private void add(Assignment assignment) throws WrongUse {
        Optional<String> prefix = declared.keySet().stream()
                .filter(format -> assignment.key().startsWith(format + "."))
                .findFirst();
        List<String> receivers;
        String name = assignment.key();
        if (prefix.isPresent()) {
            name = name.substring(prefix.get().length() + 1);
            receivers = has(prefix.get(), name) ? List.of(prefix.get()) : List.of();
        } else {
            receivers = declared.keySet().stream()
                    .filter(format -> has(format, assignment.key()))
                    .toList();
        }
        if (receivers.isEmpty()) {
            throw new WrongUse(
                    "option.unknown",
                    "none of the chosen formats has an option '" + assignment.key() + "'. "
                            + String.join(
                                    "; ",
                                    declared.keySet().stream()
                                            .map(this::options)
                                            .toList()) + ".");
        }
        for (String format : receivers) {
            Assignment.putOnce(given.get(format), name, assignment.value(), "--option for " + format);
        }
    }

    private boolean has(String format, String option) {
        return declared.get(format).stream().anyMatch(spec -> spec.name().equals(option));
    }

    private String options(String format) {
        return format + " has "
                + Listing.of(declared.get(format).stream().map(OptionSpec::name).toList());
    }
}
