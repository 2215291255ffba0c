package org.labelport.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks whether an export is what it should be: its counts add up, and its files are there. */
final class ExportCheck {

    private static final String REPORT = "run.json";
    private static final JsonFactory JSON = new JsonFactory();

    private final CocoData data;
    private final Path export;
    private final Map<String, Map<String, Long>> tallies = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long listedFiles;
    private long labelFiles;

    private ExportCheck(CocoData data, Path export) {
        this.data = data;
        this.export = export;
    }

    /**
     * Checks an export of generated data.
     *
     * @param export the folder with {@code run.json}
     * @return what is wrong, in words; empty when all is right
     */
    static List<String> faults(CocoData data, Path export) throws IOException {
        if (!Files.exists(export.resolve(REPORT))) {
            return List.of("there is no " + export.resolve(REPORT));
        }
        ExportCheck check = new ExportCheck(data, export);
        check.readReport();
        check.tally("items", data.images());
        check.tally("annotations", data.annotations());
        check.files();
        return check.faults;
    }

    private void readReport() throws IOException {
        try (JsonParser json = JSON.createParser(export.resolve(REPORT).toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "items", "annotations" -> tallies.put(name, numbers(json));
                    case "files" -> countFiles(json);
                    default -> json.skipChildren();
                }
            }
        }
    }

    private static Map<String, Long> numbers(JsonParser json) throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            numbers.put(json.currentName(), json.nextLongValue(-1));
        }
        return numbers;
    }

    private void countFiles(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            listedFiles++;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean path = json.currentName().equals("path");
                json.nextToken();
                if (path && json.getText().startsWith("labels/")) {
                    labelFiles++;
                }
            }
        }
    }

    private void tally(String name, long expected) {
        Map<String, Long> tally = tallies.getOrDefault(name, Map.of());
        long sum = Stream.of("written", "lost", "filtered", "failed")
                .mapToLong(key -> tally.getOrDefault(key, -1L))
                .sum();
        long read = tally.getOrDefault("read", -1L);
        if (read != expected) {
            faults.add(name + " read: " + read + ", not " + expected);
        }
        if (sum != read) {
            faults.add(name + " do not add up: " + tally);
        }
        if (tally.getOrDefault("written", -1L) != expected) {
            faults.add(name + " written: not all " + expected + ", but " + tally);
        }
    }

    private void files() throws IOException {
        long found;
        try (Stream<Path> all =
                Files.find(export, Integer.MAX_VALUE, (path, attributes) -> attributes.isRegularFile())) {
            found = all.count() - 1;
        }
        if (found != listedFiles) {
            faults.add(REPORT + " lists " + listedFiles + " files, " + found + " are there");
        }
        if (labelFiles > 0 && labelFiles != data.images()) {
            faults.add(labelFiles + " label files for " + data.images() + " images");
        }
    }
}
