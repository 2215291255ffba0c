package org.labelport.via.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.LongSet;
import org.labelport.verify.Findings;
import org.labelport.via.file.JsonEntries;
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.Via3Entries;
import org.labelport.via.file.ViaNames;

/** Checks a project, or the annotations that are exported from one, entry by entry. */
final class JsonFileCheck {

    /** The keys that a project must have, with an object each. */
    private static final List<String> OBJECTS = List.of(ViaNames.SETTINGS, ViaNames.METADATA, ViaNames.ATTRIBUTES);

    private final Findings.InFile findings;
    private final Limits limits;
    private final EntryCheck check;
    private final Set<String> parts = new HashSet<>();
    private final Set<String> keysOfProject = new HashSet<>();
    private DeclaredOptions options = new DeclaredOptions();
    private String pictures = "";
    /**
     * The sum of the hashes of all keys. It equals {@link #listed} when both are of the same keys, in any order.
     */
    private long keys;

    /** The sum of the hashes of all keys in the list of ids. */
    private long listed;

    /** @param check of what the entries say about pictures */
    JsonFileCheck(EntryCheck check, Limits limits) {
        this.findings = check.findings();
        this.limits = limits;
        this.check = check;
    }

    /** Reads a file and tells what is wrong with it. */
    void read(Path file) throws ExportException, IOException {
        options = DeclaredOptions.of(file, limits);
        try {
            entries(file);
        } catch (JsonProblem e) {
            findings.rejected("syntax", e.line(), e.reason() + "; VIA does not open the file. Correct it.");
        }
    }

    private void entries(Path file) throws ExportException, JsonProblem, IOException {
        try (JsonStream json = JsonStream.ofObject(file, limits, "it is not a JSON object")) {
            for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
                if (key.get().startsWith("_via_")) {
                    part(key.get(), json);
                    continue;
                }
                JsonValue value = json.value();
                if (Via3Entries.isProject(key.get(), value)) {
                    findings.rejected(
                            "project", value.line(), "this is a project of VIA 3, which VIA 2 does not open.");
                    return;
                }
                entry(key.get(), value);
            }
            json.requireEnd("there is more than one JSON value");
        }
        if (!keysOfProject.isEmpty()) {
            project();
        }
    }

    private void part(String key, JsonStream json) throws ExportException, JsonProblem, IOException {
        JsonEntries.requireOnce(key, keysOfProject, json);
        if (json.isObject() || !OBJECTS.contains(key)) {
            parts.add(key);
        }
        if (key.equals(ViaNames.METADATA) && json.isObject()) {
            for (Optional<String> name = json.key(); name.isPresent(); name = json.key()) {
                entry(name.get(), json.value());
            }
        } else if (key.equals(ViaNames.SETTINGS)) {
            pictures = JsonEntries.folderOfPictures(json.value());
        } else if (key.equals(ViaNames.ID_LIST) && json.isList()) {
            while (json.element()) {
                listed += LongSet.hash(json.value().text());
            }
        } else if (key.equals(ViaNames.ATTRIBUTES)) {
            json.value(); // which tells what is wrong in it
        } else {
            json.skip();
        }
    }

    private void project() throws ExportException {
        for (String key : OBJECTS) {
            if (!parts.contains(key)) {
                findings.rejected(
                        "project",
                        0,
                        "the key '" + key + "' with an object is missing; VIA does not open the project. Add it.");
            }
        }
        if (parts.contains(ViaNames.ID_LIST) && keys != listed) {
            findings.damaged(
                    "id-list",
                    0,
                    ViaNames.ID_LIST + " and " + ViaNames.METADATA
                            + " name different pictures; VIA shows only those of the list. Remove the list and "
                            + ViaNames.VERSION + ".");
        }
    }

    private void entry(String key, JsonValue json) throws ExportException, IOException {
        keys += LongSet.hash(key);
        if (!json.is(Kind.OBJECT) || json.textOf("filename").isEmpty()) {
            findings.rejected("filename", json.line(), "the picture has no filename; VIA leaves it out. Add one.");
            return;
        }
        Optional<JsonValue> size = json.field("size");
        if (size.isEmpty() || !size.get().is(Kind.INTEGER)) {
            findings.damaged(
                    "size",
                    json.line(),
                    "the size is not a whole number, but VIA finds the picture by it. Use -1 if it is not known.");
        } else if (!key.equals(json.textOf("filename") + size.get().text())) {
            findings.damaged(
                    "key",
                    json.line(),
                    "the key is '" + key
                            + "', but filename and size make another key; VIA takes them for two pictures."
                            + " Correct the key.");
        }
        Optional<JsonValue> attributes = json.present("file_attributes").filter(value -> !value.isEmpty());
        if (attributes.isPresent() && !attributes.get().is(Kind.OBJECT)) {
            findings.damaged(
                    "attribute-type",
                    json.line(),
                    "'file_attributes' is " + attributes.get().kind().word()
                            + ", from which VIA makes attributes without a meaning. Write an object.");
        }
        Optional<JsonValue> regions = json.field("regions");
        if (regions.isEmpty() || !regions.get().is(Kind.ARRAY) && !regions.get().is(Kind.OBJECT)) {
            findings.rejected("regions", json.line(), "'regions' is not an array; VIA stops at it. Correct it.");
        }
        String ownKey = json.textOf("filename") + size.map(JsonValue::text).orElse("");
        ReadEntry entry = JsonEntries.entry(ownKey, json);
        check.regions(entry);
        options.check(entry, findings);
        check.picture(entry, pictures);
    }
}
