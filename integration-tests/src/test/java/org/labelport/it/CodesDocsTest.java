package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code that a message can begin with is explained on a page. */
class CodesDocsTest {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));

    /** Texts that look like codes, as {@code media.missing} does. */
    private static final Pattern CODE =
            Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+)\"");

    private static final Pattern KIND = Pattern.compile(
            "(?:\\.(?:rejected|damaged|remark)\\(|(?:Effect\\.\\w+|effect)\\s*,)\\s*\"([a-z][a-z-]+)\"\\s*,");

    private static final Set<String> NO_PROGRAM = Set.of("benchmarks", "examples", "converter-testkit", "test-support");

    /** The beginnings of names of packages, properties and capabilities. */
    private static final Pattern NAME = Pattern.compile(
            "(bnd|com|component|ds|felix|java|jdk|jline|labelport|native|org|os|osgi|serviceloader|sun|system|user)\\..*");

    private static final Pattern FILE = Pattern.compile(
            ".*\\.(css|csv|data|html|jar|java|json|jsonl|names|ndjson|parquet|part|properties|template|txt|xml|yaml|zip)");

    /** Paths of values in files that are read or written, and the name of a text in messages. */
    private static final Pattern VALUE = Pattern.compile(
            "(annotations|asset|items|tools)\\..*|task\\.(classifications|relations|tools)|cvat\\.drawing");

    @Test
    void codesAreOnAPage() throws IOException {
        String pages = pages();
        Map<String, String> found = inSources(CODE);
        found.keySet()
                .removeIf(code -> Stream.of(NAME, FILE, VALUE)
                        .anyMatch(no -> no.matcher(code).matches()));
        assertTrue(found.size() > 500, found::toString);

        found.keySet().removeIf(code -> pages.contains("`" + code + "`"));
        assertEquals(Map.of(), found, "codes that no page of docs explains, such as docs/guides/codes.md");
    }

    /** Checks name the kind of a problem, before which the format's name is put. */
    @Test
    void kindsOfProblemsAreOnAPage() throws IOException {
        String pages = pages();
        Map<String, String> found = inSources(KIND);
        assertTrue(found.size() > 200, found::toString);

        found.keySet().removeIf(kind -> pages.contains("." + kind + "`"));
        assertEquals(Map.of(), found, "kinds of problems that no format's page explains");
    }

    /** What the first group of a pattern finds in the program's sources, and in which file. */
    private static Map<String, String> inSources(Pattern pattern) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path source : sources()) {
            Matcher matcher = pattern.matcher(Files.readString(source));
            while (matcher.find()) {
                found.put(matcher.group(1), String.valueOf(source.getFileName()));
            }
        }
        return found;
    }

    private static String pages() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path page : below(ROOT.resolve("docs"), ".md")) {
            all.append(Files.readString(page));
        }
        return all.toString();
    }

    private static List<Path> sources() throws IOException {
        return below(ROOT, ".java").stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                .filter(file ->
                        !NO_PROGRAM.contains(ROOT.relativize(file).getName(0).toString()))
                .toList();
    }

    private static List<Path> below(Path folder, String extension) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
                String name = String.valueOf(inside.getFileName()); // what is built may change meanwhile
                return name.equals("target") || name.startsWith(".") && !inside.equals(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(extension)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
