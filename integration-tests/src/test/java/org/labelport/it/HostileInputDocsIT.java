package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limit;

/** What the pages on security say of guards, tests and limits is so. */
class HostileInputDocsIT {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern POWER = Pattern.compile("2\\^([0-9]+)");

    private final Map<String, List<Path>> guards = new HashMap<>();
    private final Map<String, List<Path>> tests = new HashMap<>();

    @Test
    void guardsAndTestsAreThere() throws IOException {
        Path root = LabelportProcess.project(".");
        try (Stream<Path> files = Files.find(
                root, 20, (path, attributes) -> path.toString().endsWith(".java") && attributes.isRegularFile())) {
            files.forEach(this::sort);
        }
        List<List<String>> rows = rows();
        assertTrue(rows.size() > 70, "there are " + rows.size() + " rows");
        for (List<String> row : rows) {
            assertEquals(4, row.size(), row.toString());
            List<String> named = codes(row.get(2));
            assertFalse(named.isEmpty(), "no guard: " + row);
            named.forEach(guard -> assertTrue(guards.containsKey(guard), "there is no class " + guard + ": " + row));
            named = codes(row.get(3));
            assertFalse(named.isEmpty(), "no test: " + row);
            for (String test : named) {
                assertTrue(isThere(test), "there is no test " + test + ": " + row);
            }
        }
    }

    private void sort(Path file) {
        String path = file.toString().replace('\\', '/');
        String name = file.getFileName().toString().replace(".java", "");
        boolean test = path.contains("/src/test/") || path.contains("/converter-testkit/");
        (test ? tests : guards).computeIfAbsent(name, any -> new ArrayList<>()).add(file);
    }

    private boolean isThere(String test) throws IOException {
        String[] parts = test.split("\\.");
        assertEquals(2, parts.length, test);
        for (Path file : tests.getOrDefault(parts[0], List.of())) {
            if (Files.readString(file).contains(" " + parts[1] + "(")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyLimitHasItsGuard() throws IOException {
        List<String> keys = rows().stream().map(row -> row.get(0)).toList();
        for (Limit limit : Limit.values()) {
            assertTrue(keys.contains("`" + limit.key() + "`"), limit.key());
        }
    }

    @Test
    void limitsAreThoseOfTheProgram() throws IOException {
        Map<String, Long> said = new TreeMap<>();
        for (String line : MarkdownPage.read(LabelportProcess.project("docs/guides/security.md"))
                .section("Limits")) {
            String[] cells = line.split("\\|", -1);
            List<String> key = cells.length == 6 ? codes(cells[3]) : List.of();
            if (key.size() == 1 && !key.get(0).contains(".")) {
                said.put(key.get(0), number(cells[2]));
            }
        }
        Map<String, Long> real = new TreeMap<>();
        for (Limit limit : Limit.values()) {
            real.put(limit.key(), limit.usual());
        }
        assertEquals(real, said);
    }

    private static long number(String cell) {
        String text = cell.replaceAll("MB|,|\\s", "");
        Matcher power = POWER.matcher(text);
        return power.matches() ? 1L << Integer.parseInt(power.group(1)) : Long.parseLong(text);
    }

    private static List<List<String>> rows() throws IOException {
        MarkdownPage page = MarkdownPage.read(LabelportProcess.project("docs/guides/hostile-input.md"));
        return page.lines().stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .filter(row -> !List.of("input", "limit").contains(row.get(0)))
                .toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
