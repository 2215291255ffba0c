package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a plug-in cannot serve.
 *
 * @param code kind of reason, such as {@code package.missing}
 * @param text one line in plain words
 * @param remedy what to do; empty when the reasons in {@code because} say it
 * @param because the reasons for this one; each bundle is explained once
 */
public record Reason(String code, String text, Optional<String> remedy, List<Reason> because) {

    public Reason {
        requireNonNull(code, "code");
        requireNonNull(text, "text");
        requireNonNull(remedy, "remedy");
        because = List.copyOf(because);
    }

    /** The reason as text for people: itself, the reasons for it, indented, and what to do about each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        addTo(lines, "");
        return lines;
    }

    private void addTo(List<String> lines, String indent) {
        lines.add(indent + code + ": " + text + (because.isEmpty() ? "" : ":"));
        because.forEach(reason -> reason.addTo(lines, indent + "  "));
        remedy.ifPresent(toDo -> lines.add(indent + "  To do: " + toDo));
    }

    /** A reason with a remedy. */
    public static Reason of(String code, String text, String remedy) {
        return new Reason(code, text, Optional.of(remedy), List.of());
    }
}
