package org.labelport.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.publish.RunFolders;
import org.labelport.export.ExportParams;
import org.labelport.export.SplitRatio;

/**
 * The request of a run as its journal keeps it, with the versions that were chosen. It holds no secrets: those are
 * settings, which are read again.
 *
 * @param params as they were, with an absolute destination
 * @param formats the chosen versions, in the order of the request
 * @param target the chosen version
 * @param engine version of the engine, which decides how the rest of the journal is to be read
 * @param workingFolder that relative paths in the request start from
 */
record RequestEntry(ExportParams params, List<Chosen> formats, Chosen target, String engine, String workingFolder) {

    static final String STEP = "request";
    static final String ENGINE = "labelport";

    private static final String LAYOUT = "layout";

    /**
     * Raised when the journal or the files that it refers to are laid out differently, because builds between releases
     * have one version. 1, which is not written: without checksums.
     */
    private static final int FILE_LAYOUT = 2;

    /** The version that was chosen among those installed. */
    record Chosen(String id, String provider, String version, String asked, String reason) {

        private static Chosen of(String id, Origin origin, String asked, String reason) {
            return new Chosen(id, origin.provider(), origin.version(), asked, reason);
        }

        private Entry entry() {
            return Entry.of("id", id, "provider", provider, "version", version, "asked", asked, "reason", reason);
        }

        private static Chosen of(Entry entry) {
            return new Chosen(
                    entry.text("id"),
                    entry.text("provider"),
                    entry.text("version"),
                    entry.text("asked"),
                    entry.text("reason"));
        }
    }

    static String engineVersion() {
        return Origin.of(new JacksonJson()).version();
    }

    static String currentFolder() {
        return Path.of("").toAbsolutePath().toString();
    }

    static Entry of(RunRequest request) {
        ExportParams params = request.params();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ENGINE, engineVersion());
        fields.put(LAYOUT, FILE_LAYOUT);
        fields.put("workingFolder", currentFolder());
        fields.put("formats", formats(request));
        fields.put(
                "target",
                Chosen.of(request.target().id(), request.target().origin(), "", "")
                        .entry());
        fields.put("filter", plain(params.filter()));
        fields.put(
                "destination", params.destination().toAbsolutePath().normalize().toString());
        params.name().ifPresent(name -> fields.put("name", name));
        fields.put("categories", params.categories().names());
        fields.put("renames", params.categories().renames());
        fields.put("only", List.copyOf(params.categories().only()));
        fields.put("without", List.copyOf(params.categories().without()));
        params.split()
                .ifPresent(split -> fields.put(
                        "split",
                        Entry.of("train", split.train(), "validation", split.validation(), "test", split.test())));
        fields.put("onItemError", params.onItemError().name());
        fields.put("onLoss", params.onLoss().name());
        fields.put("acceptedLosses", params.acceptedLosses().stream().sorted().toList());
        fields.put("media", params.media().name());
        fields.put("orientation", params.orientation().name());
        fields.put("verification", params.verification().name());
        fields.put("packing", params.packing().name());
        fields.put("job", params.job());
        fields.put("threads", params.threads());
        fields.put("shardItems", params.shardItems());
        return new Entry(fields);
    }

    /** What was chosen for each format, with the options that were asked for. */
    private static List<Entry> formats(RunRequest request) {
        List<Choice> choices = List.copyOf(request.formats().keySet());
        List<Entry> formats = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            Map<String, Object> fields = new LinkedHashMap<>(
                    Chosen.of(choice.id(), choice.format().origin(), choice.asked(), choice.reason())
                            .entry()
                            .fields());
            fields.put("options", plain(request.params().formats().get(i).options()));
            formats.add(new Entry(fields));
        }
        return formats;
    }

    /** Converts values to JSON values; a value that is none, such as a path, becomes its text, as in reports. */
    private static Map<String, Object> plain(Map<?, ?> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name.toString(), plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return plain(fields);
        }
        if (value instanceof Collection<?> many) {
            List<Object> plain = new ArrayList<>();
            many.forEach(one -> plain.add(plain(one)));
            return plain;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** Why this engine cannot read what the run has kept, when another one has begun it. */
    static Optional<String> foreign(Entry entry) {
        String engine = entry.has(ENGINE) ? String.valueOf(entry.fields().get(ENGINE)) : "";
        if (!engine.equals(engineVersion())) {
            return Optional.of("begun by version " + engine + ", this is " + engineVersion()
                    + ". Continue it with that version, or export again");
        }
        if (!entry.has(LAYOUT)
                || !Long.toString(FILE_LAYOUT)
                        .equals(String.valueOf(entry.fields().get(LAYOUT)))) {
            return Optional.of("begun by another build of version " + engine
                    + ", which keeps other files. Continue it with that build, or export again");
        }
        return Optional.empty();
    }

    /** What to say of a run whose journal is not what a run has written. */
    static String damaged(Path folder, String how) {
        return RunFolders.journal(folder) + " is damaged" + how
                + ", so the run cannot be continued. Export again; 'runs prune --older-than 0d' removes what it has left";
    }

    static RequestEntry read(Entry entry) {
        Chosen target = Chosen.of(entry.entry("target"));
        ExportParams.Builder params = ExportParams.from(target.id())
                .destination(Path.of(entry.text("destination")))
                .categories(entry.texts("categories"))
                .renames(renames(entry))
                .onlyCategories(new LinkedHashSet<>(entry.texts("only")))
                .withoutCategories(new LinkedHashSet<>(entry.texts("without")))
                .onItemError(ExportParams.OnItemError.valueOf(entry.text("onItemError")))
                .onLoss(ExportParams.OnLoss.valueOf(entry.text("onLoss")))
                .acceptedLosses(new LinkedHashSet<>(entry.texts("acceptedLosses")))
                .media(ExportParams.OriginalFiles.valueOf(entry.text("media")))
                .orientation(ExportParams.Orientation.valueOf(entry.text("orientation")))
                .verification(ExportParams.Verification.valueOf(entry.text("verification")))
                .packing(ExportParams.Packing.valueOf(entry.text("packing")))
                .job(entry.map("job"))
                .threads(entry.integer("threads"))
                .shardItems(entry.integer("shardItems"));
        entry.map("filter").forEach(params::filter);
        if (entry.has("name")) {
            params.name(entry.text("name"));
        }
        if (entry.has("split")) {
            params.split(split(entry.entry("split")));
        }
        List<Chosen> chosen = new ArrayList<>();
        for (Entry format : entry.entries("formats")) {
            chosen.add(Chosen.of(format));
            params.to(format.text("id"), format.map("options"));
        }
        return new RequestEntry(params.build(), chosen, target, entry.text(ENGINE), entry.text("workingFolder"));
    }

    private static Map<String, String> renames(Entry entry) {
        Map<String, String> renames = new LinkedHashMap<>();
        entry.map("renames").forEach((from, to) -> renames.put(from, (String) to));
        return renames;
    }

    private static SplitRatio split(Entry entry) {
        return new SplitRatio(entry.decimal("train"), entry.decimal("validation"), entry.decimal("test"));
    }
}
