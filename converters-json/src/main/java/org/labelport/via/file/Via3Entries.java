package org.labelport.via.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.SourceReport;

/**
 * Reads a project of VIA 3, whose regions refer to views, views to files, and values to attributes, in any order. So it is
 * read as a whole, as VIA itself does, up to a limit.
 */
public final class Via3Entries implements ViaFile {

    private static final String PROJECT = "project";

    /** The key of the attributes that a project declares. */
    public static final String ATTRIBUTES = "attribute";

    private static final Set<String> PARTS = Set.of("config", ATTRIBUTES, "file", "metadata", "view");
    private static final Set<String> KEYS_OF_REGIONS = Set.of("vid", "flg", "xy", "av");

    /** The type of a file that is a picture. */
    static final String PICTURE = "2";

    private final String name;
    private final JsonValue project;
    private final Via3Attributes attributes;
    private final SourceReport report;
    private final Map<String, List<JsonValue>> regions = new LinkedHashMap<>();
    private final Iterator<String> views;

    private Via3Entries(String name, JsonValue project, SourceReport report) {
        this.name = name;
        this.project = project;
        this.report = report;
        this.attributes = new Via3Attributes(part(ATTRIBUTES));
        for (JsonValue region : part("metadata").fields().values()) {
            String view = region.field("vid").map(JsonValue::text).orElse("");
            regions.computeIfAbsent(view, first -> new ArrayList<>()).add(region);
        }
        Set<String> order = new LinkedHashSet<>();
        project.field(PROJECT)
                .flatMap(found -> found.field("vid_list"))
                .ifPresent(list -> list.elements().forEach(view -> order.add(view.text())));
        order.addAll(part("view").fields().keySet());
        order.addAll(regions.keySet());
        this.views = order.iterator();
    }

    /** Whether a file is a project of VIA 3. Only its first entry is read if it is a file of VIA 1 or 2. */
    public static boolean is(Path file, Limits limits) throws IOException {
        try (JsonStream json = JsonStream.ofObject(file, limits, "it is not an object")) {
            for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
                if (!PARTS.contains(key.get())) {
                    return key.get().equals(PROJECT) && isProject(key.get(), json.value());
                }
                json.skip();
            }
            return false;
        } catch (JsonProblem e) {
            return false; // reported when it is read as a file of VIA 2
        }
    }

    /** Returns whether a key and its value show that a file is a project of VIA 3. */
    public static boolean isProject(String key, JsonValue json) {
        return key.equals(PROJECT)
                && (json.fields().containsKey("data_format_version")
                        || json.fields().containsKey("pid"));
    }

    /** Reads a file that holds a project; its name is for messages. */
    public static Via3Entries open(Path file, String name, SourceReport report, Limits limits)
            throws ExportException, IOException {
        try {
            return of(name, JsonReading.file(file, Set.of(), limits), report);
        } catch (JsonProblem e) {
            throw new ExportException("via.syntax", name + ", line " + e.line() + ": " + e.reason(), e);
        }
    }

    /** Reads a project. */
    static Via3Entries of(String name, JsonValue project, SourceReport report) {
        return new Via3Entries(name, project, report);
    }

    private JsonValue part(String key) {
        return project.field(key).orElse(JsonValue.NOTHING);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ReadEntry> next() throws ExportException {
        while (views.hasNext()) {
            String view = views.next();
            List<JsonValue> all = regions.getOrDefault(view, List.of());
            List<JsonValue> files = part("view")
                    .field(view)
                    .map(found -> found.elementsOf("fid_list"))
                    .orElse(List.of());
            Optional<JsonValue> file =
                    files.size() == 1 ? part("file").field(files.get(0).text()) : Optional.empty();
            boolean picture = file.flatMap(found -> found.field("type"))
                    .filter(type -> type.text().equals(PICTURE))
                    .isPresent();
            if (picture) {
                return Optional.of(entry(view, file.get(), all));
            }
            report.error(ItemError.ofItem(
                    ViaPaths.stem(name) + "/" + view,
                    all.size(),
                    "via.view",
                    name + ": the view " + view + " shows " + shown(files.size(), file)
                            + ". Of projects of VIA 3, views of one picture are read. Make pictures of the frames that"
                            + " matter and annotate these, or remove the view from the project."));
        }
        return Optional.empty();
    }

    private static String shown(int files, Optional<JsonValue> file) {
        return file.isPresent()
                ? "'" + file.get().textOf("fname") + "', which is not a picture"
                : files > 1 ? files + " files" : "no file that the project has";
    }

    private ReadEntry entry(String view, JsonValue file, List<JsonValue> all) {
        List<ReadEntry.ReadRegion> read = new ArrayList<>();
        Map<String, JsonValue> ofPicture = new LinkedHashMap<>();
        Set<String> unread = new TreeSet<>();
        for (JsonValue region : all) {
            region.fields().forEach((key, value) -> {
                if (!KEYS_OF_REGIONS.contains(key)
                        && !(key.equals("z") && value.elements().isEmpty())) {
                    unread.add("metadata." + key);
                }
            });
            JsonValue values = attributes.named(region.field("av").orElse(JsonValue.NOTHING));
            JsonValue xy = region.field("xy").orElse(JsonValue.NOTHING);
            if (xy.is(Kind.ARRAY) && !xy.elements().isEmpty()) {
                read.add(new ReadEntry.ReadRegion(region.line(), Via3Shape.of(xy), values));
            } else {
                values.fields().forEach((key, value) -> {
                    JsonValue shown = key.equals(ViaNames.CLASS) ? chosen(value) : value;
                    if (ofPicture.putIfAbsent(key, shown) != null) {
                        unread.add("metadata.av." + key); // a picture has one value of each
                    }
                });
            }
        }
        String picture = file.textOf("fname").isEmpty() ? file.textOf("src") : file.textOf("fname");
        JsonValue attributes = JsonValue.object(file.line(), ofPicture);
        return new ReadEntry(file.line(), view, picture, attributes, read, unread);
    }

    /** Returns the class of a picture as a selected option, which makes it a label. */
    private static JsonValue chosen(JsonValue value) {
        boolean single = value.is(Kind.TEXT) && !value.text().isEmpty();
        return single
                ? JsonValue.object(value.line(), Map.of(value.text(), JsonValue.leaf(Kind.TRUE, value.line(), "")))
                : value;
    }

    @Override
    public void close() {
        // the file was read as a whole
    }
}
