package org.labelport.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What holds after every round of a soak, and where it did not. */
final class SoakInvariants {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TALLIES = List.of("items", "annotations");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final int PATIENCE_MILLIS = 60_000;

    private final Map<String, SortedMap<String, String>> first = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private String round = "";

    /** Something that is so, or will be in a moment. */
    @FunctionalInterface
    interface Leftovers {
        List<String> found() throws IOException;
    }

    void begin(String name) {
        round = name;
    }

    List<String> violations() {
        return violations;
    }

    void check(boolean holds, String what) {
        if (!holds) {
            violations.add(round + ": " + what);
        }
    }

    /** What is exported twice has the same bytes, and what fails, fails alike. */
    void same(String request, SortedMap<String, String> outcome) {
        SortedMap<String, String> before = first.putIfAbsent(request, outcome);
        check(before == null || before.equals(outcome), request + " was " + before + ", and is " + outcome);
    }

    /** in = out + losses + errors. */
    void nothingLost(Path export) throws IOException {
        JsonNode report;
        if (Files.isDirectory(export)) {
            report = JSON.readTree(export.resolve("run.json").toFile());
        } else if (export.toString().endsWith(".zip")) {
            try (ZipFile zip = new ZipFile(export.toFile());
                    InputStream in = zip.getInputStream(zip.getEntry("run.json"))) {
                report = JSON.readTree(in);
            }
        } else {
            return; // the same bytes as ever
        }
        for (String name : TALLIES) {
            JsonNode tally = report.get(name);
            long out = tally.get("written").asLong()
                    + tally.get("lost").asLong()
                    + tally.get("filtered").asLong()
                    + tally.get("failed").asLong();
            check(tally.get("read").asLong() == out, export + ": " + name + " " + tally);
        }
    }

    void noRunFolder(Path destination) throws IOException {
        if (Files.exists(destination)) {
            try (Stream<Path> names = Files.list(destination)) {
                names.map(Path::getFileName)
                        .filter(name -> name.toString().contains(".labelport-"))
                        .forEach(name -> check(false, "left " + name));
            }
        }
    }

    /** No thread of a run goes on. */
    void noThread() throws IOException, InterruptedException {
        none(
                "running threads",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("labelport-run-") || name.equals("labelport-write"))
                        .toList());
    }

    /** No file below a folder is open; Linux tells. */
    void noOpenFile(Path folder) throws IOException, InterruptedException {
        if (Files.isDirectory(OPEN_FILES)) {
            none("open files", () -> open(folder));
        }
    }

    private static List<String> open(Path folder) throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> numbers = Files.list(OPEN_FILES)) {
            for (Path number : numbers.toList()) {
                try {
                    String file = Files.readSymbolicLink(number).toString();
                    if (file.startsWith(folder.toString())) {
                        open.add(file);
                    }
                } catch (NoSuchFileException e) {
                    continue; // closed in the meantime
                }
            }
        }
        return open;
    }

    /** What ends a little after the run counts when it does not end. */
    void none(String what, Leftovers leftovers) throws IOException, InterruptedException {
        List<String> found = leftovers.found();
        for (int waited = 0; !found.isEmpty() && waited < PATIENCE_MILLIS; waited += 20) {
            Thread.sleep(20);
            found = leftovers.found();
        }
        check(found.isEmpty(), what + ": " + found);
    }
}
