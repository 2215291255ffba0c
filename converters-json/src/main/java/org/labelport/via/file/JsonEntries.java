package org.labelport.via.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** Reads a project, or the annotations that are exported from one, entry by entry. */
public final class JsonEntries implements ViaFile {

    private static final String FILE_ATTRIBUTES = "file_attributes";
    private static final String REGION_ATTRIBUTES = "region_attributes";

    /** The keys of a picture's entry in versions 1 and 2. */
    private static final Set<String> KEYS = Set.of("filename", "size", "regions", FILE_ATTRIBUTES, "fileref");

    private static final Set<String> KEYS_OF_REGIONS = Set.of("shape_attributes", REGION_ATTRIBUTES);

    private final String name;
    private final JsonStream json;
    private final Set<String> parts = new HashSet<>();
    private String pictures = "";

    /** Whether the reading is inside the object that holds a project's entries. */
    private boolean inProject;

    private JsonEntries(String name, JsonStream json) {
        this.name = name;
        this.json = json;
    }

    /** Opens a file; its name is for messages. */
    public static JsonEntries open(Path file, String name, Limits limits) throws ExportException, IOException {
        try {
            return new JsonEntries(
                    name,
                    JsonStream.ofObject(
                            file,
                            limits,
                            "this is not a VIA file, since it is not a JSON object. Remove it from the folder."));
        } catch (JsonProblem e) {
            throw error(name, e.line(), e.reason());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String pictures() {
        return pictures;
    }

    @Override
    public Optional<ReadEntry> next() throws ExportException, IOException {
        try {
            while (true) {
                Optional<String> key = json.key();
                if (key.isPresent()) {
                    if (inProject || !key.get().startsWith("_via_")) {
                        return Optional.of(entry(key.get(), json.value()));
                    }
                    enter(key.get());
                } else if (inProject) {
                    inProject = false;
                } else {
                    json.requireEnd("there is more than one JSON value. Put each into a file of its own.");
                    return Optional.empty();
                }
            }
        } catch (JsonProblem e) {
            throw error(name, e.line(), e.reason());
        }
    }

    private void enter(String key) throws JsonProblem, IOException {
        requireOnce(key, parts, json);
        if (key.equals(ViaNames.METADATA) && json.isObject()) {
            inProject = true;
        } else if (key.equals(ViaNames.SETTINGS)) {
            pictures = folderOfPictures(json.value());
        } else if (key.equals(ViaNames.ATTRIBUTES)) {
            json.value(); // which is read elsewhere, but only as far as nothing is wrong in it
        } else {
            json.skip();
        }
    }

    /**
     * Requires that a key of a project is there once: of two, VIA takes the last.
     *
     * @param before keys that came before, to which this one is added
     * @param json at the key's value
     */
    public static void requireOnce(String key, Set<String> before, JsonStream json) throws JsonProblem, IOException {
        if (!before.add(key)) {
            throw new JsonProblem(json.value().line(), "the key '" + key + "' is there twice; remove one");
        }
    }

    /** Returns the folder of the pictures that the settings of a project name; empty when they name none. */
    public static String folderOfPictures(JsonValue settings) {
        return settings.field("core")
                .map(core -> core.textOf("default_filepath"))
                .orElse("");
    }

    /** Makes an entry. Its regions are an array in version 2 and an object in version 1. */
    public static ReadEntry entry(String key, JsonValue json) {
        List<ReadEntry.ReadRegion> regions = new ArrayList<>();
        Set<String> unread = new TreeSet<>();
        addUnread(json, KEYS, "", unread);
        JsonValue list = json.field("regions").orElse(JsonValue.NOTHING);
        if (!list.is(JsonValue.Kind.ARRAY)) {
            addOther(list, "regions", unread);
        }
        List<JsonValue> all = list.is(JsonValue.Kind.ARRAY)
                ? list.elements()
                : List.copyOf(list.fields().values());
        for (JsonValue region : all) {
            addUnread(region, KEYS_OF_REGIONS, "regions.", unread);
            regions.add(new ReadEntry.ReadRegion(
                    region.line(),
                    region.field("shape_attributes").orElse(JsonValue.NOTHING),
                    region.field(REGION_ATTRIBUTES).orElse(JsonValue.NOTHING)));
        }
        return new ReadEntry(
                json.line(),
                key,
                json.textOf("filename"),
                json.field(FILE_ATTRIBUTES).orElse(JsonValue.NOTHING),
                regions,
                unread);
    }

    private static void addUnread(JsonValue json, Set<String> known, String prefix, Set<String> unread) {
        json.fields().forEach((key, value) -> {
            if (!known.contains(key) && !value.isEmpty()) {
                unread.add(prefix + key);
            } else if (key.equals(FILE_ATTRIBUTES) || key.equals(REGION_ATTRIBUTES)) {
                addOther(value, prefix + key, unread);
            }
        });
    }

    /** Notes the key of a value that should be an object but is not. */
    private static void addOther(JsonValue value, String key, Set<String> unread) {
        if (!value.is(JsonValue.Kind.OBJECT) && !value.isEmpty()) {
            unread.add(key);
        }
    }

    private static ExportException error(String name, long line, String message) {
        return new ExportException("via.syntax", name + ", line " + line + ": " + message);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
