package org.labelport.via.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.ViaNames;

/** Checks that regions choose among the options that their project declares. */
final class DeclaredOptions {

    /** The types of attributes whose values are chosen from a list. */
    private static final Set<String> TYPES = Set.of("radio", "dropdown", "checkbox");

    private final Map<String, Set<String>> options = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Reads what a file declares; nothing if it is no project, or no JSON, which is told when its entries are read. */
    static DeclaredOptions of(Path file, Limits limits) throws IOException {
        DeclaredOptions declared = new DeclaredOptions();
        try (JsonStream json = JsonStream.ofObject(file, limits, "it is not an object")) {
            for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
                if (!key.get().startsWith("_via_")) {
                    break; // annotations that were exported declare nothing
                }
                if (key.get().equals(ViaNames.ATTRIBUTES)) {
                    declared.add(json.value());
                    break;
                }
                json.skip();
            }
        } catch (JsonProblem e) {
            declared.options.clear();
        }
        return declared;
    }

    private void add(JsonValue declared) {
        declared.fieldsOf("region").forEach((name, attribute) -> {
            if (TYPES.contains(attribute.textOf("type"))) {
                options.put(name, attribute.fieldsOf("options").keySet());
            }
        });
    }

    /** Reports what the regions of a picture choose that is not declared, each once in a file. */
    void check(ReadEntry entry, Findings.InFile findings) throws ExportException {
        for (ReadEntry.ReadRegion region : entry.regions()) {
            for (Map.Entry<String, JsonValue> attribute :
                    region.attributes().fields().entrySet()) {
                Set<String> listed = options.get(attribute.getKey());
                if (listed != null) {
                    check(attribute.getKey(), attribute.getValue(), listed, findings, region.line());
                }
            }
        }
    }

    private void check(String attribute, JsonValue value, Set<String> listed, Findings.InFile findings, long line)
            throws ExportException {
        if (value.is(Kind.TEXT) && !value.text().isEmpty()) {
            require(attribute, value.text(), listed, findings, line);
        }
        for (Map.Entry<String, JsonValue> option : value.fields().entrySet()) {
            if (option.getValue().is(Kind.TRUE)) {
                require(attribute, option.getKey(), listed, findings, line);
            }
        }
    }

    private void require(String attribute, String chosen, Set<String> listed, Findings.InFile findings, long line)
            throws ExportException {
        if (!listed.contains(chosen) && told.add(attribute + '\n' + chosen)) {
            findings.damaged(
                    "option-unlisted",
                    line,
                    "the attribute '" + attribute + "' has the value '" + chosen
                            + "', which is not among its options in " + ViaNames.ATTRIBUTES
                            + "; VIA shows no option as chosen. Add it there.");
        }
    }
}
