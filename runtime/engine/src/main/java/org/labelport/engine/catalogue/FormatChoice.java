package org.labelport.engine.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;

/** Chooses the best of the versions of one format that meet the request. */
final class FormatChoice {

    private final String format;
    private final Requirements asked;
    private final Optional<VersionRange> pin;
    private final VersionRange versions;

    /** @param pin the versions that apply when the request names none */
    FormatChoice(String format, Requirements asked, Optional<VersionRange> pin) {
        this.format = format;
        this.asked = asked;
        this.pin = asked.versions().isAny() ? pin : Optional.empty();
        this.versions = this.pin.orElse(asked.versions());
    }

    /** The versions that are allowed. */
    VersionRange versions() {
        return versions;
    }

    /**
     * The best version.
     *
     * @param serving all versions that serve, the best first; at least one
     * @return empty when none meets the request; {@link #unmatched} says why
     */
    Optional<Choice> among(List<InstalledFormat> serving) {
        List<InstalledFormat> fitting = serving.stream()
                .filter(version -> shortcomings(version).isEmpty())
                .toList();
        return fitting.stream().findFirst().map(best -> new Choice(best, asked(), reason(fitting.size(), serving)));
    }

    private String asked() {
        List<String> parts = new ArrayList<>();
        parts.add(asked.versions().isAny() ? "any version" : range(asked.versions()));
        addAsked(parts, "data type", keys(asked.dataTypes(), DataType::key));
        addAsked(parts, "annotations of", keys(asked.annotationTypes(), DataType::key));
        addAsked(parts, "shape", keys(asked.shapes(), ShapeKind::key));
        return String.join(", ", parts);
    }

    private static void addAsked(List<String> parts, String what, List<String> keys) {
        keys.forEach(key -> parts.add(what + " " + key));
    }

    private String reason(int fitting, List<InstalledFormat> serving) {
        if (serving.size() == 1 && pin.isEmpty() && asked.equals(Requirements.NONE)) {
            return "the only version installed";
        }
        String basis = pin.isPresent()
                ? "pinned by " + Pins.FILE + " to " + versions
                : asked.equals(Requirements.NONE) ? "installed" : "asked for";
        return fitting == 1 ? basis : "the highest of " + fitting + " versions " + basis;
    }

    /**
     * The error that no version meets the request, with what was asked and what each installed version lacks.
     *
     * @param suggestion what else to do; empty when nothing is known
     */
    ExportException unmatched(List<InstalledFormat> serving, Optional<String> suggestion) {
        StringBuilder message = new StringBuilder("no installed version of format '")
                .append(format)
                .append("' will do. Asked for: ")
                .append(asked())
                .append(pin.map(range -> ", pinned by " + Pins.FILE + " to " + range)
                        .orElse(""))
                .append(". Installed: ")
                .append(serving.stream()
                        .map(version ->
                                version.origin().version() + " (" + String.join("; ", shortcomings(version)) + ")")
                        .collect(Collectors.joining(", ")))
                .append(".");
        if (pin.isPresent()) {
            message.append(" Name versions, as in ")
                    .append(format)
                    .append('@')
                    .append(serving.get(0).origin().version())
                    .append(", or change the pin.");
        }
        suggestion.ifPresent(text -> message.append(' ').append(text));
        return new ExportException("format.unmatched", message.toString());
    }

    /** The reasons that keep a version from being chosen. */
    private List<String> shortcomings(InstalledFormat version) {
        FormatDescriptor can = version.descriptor();
        List<String> shortcomings = new ArrayList<>();
        if (!versions.includes(version.origin().parsedVersion())) {
            shortcomings.add("not in " + range(versions));
        }
        addMissing(shortcomings, "lists", keys(asked.dataTypes(), DataType::key), keys(can.dataTypes(), DataType::key));
        addMissing(
                shortcomings,
                "holds annotations of",
                keys(asked.annotationTypes(), DataType::key),
                keys(can.annotationTypes(), DataType::key));
        addMissing(shortcomings, "holds", keys(asked.shapes(), ShapeKind::key), keys(can.shapes(), ShapeKind::key));
        return shortcomings;
    }

    private static String range(VersionRange range) {
        return range.highest().isEmpty() ? range + " or newer" : range.toString();
    }

    private static void addMissing(
            List<String> shortcomings, String verb, List<String> wanted, Collection<String> can) {
        if (!can.containsAll(wanted)) {
            String all = can.isEmpty() ? "none" : String.join(", ", can);
            shortcomings.add("no " + String.join(", ", missing(wanted, can)) + ": it " + verb + " " + all);
        }
    }

    private static List<String> missing(List<String> wanted, Collection<String> can) {
        return wanted.stream().filter(key -> !can.contains(key)).toList();
    }

    /** In the order of their declaration, so that equal requests give equal texts. */
    private static <E extends Enum<E>> List<String> keys(Set<E> constants, Function<E, String> key) {
        return constants.isEmpty()
                ? List.of()
                : EnumSet.copyOf(constants).stream().map(key).toList();
    }
}
