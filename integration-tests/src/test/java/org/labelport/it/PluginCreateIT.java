package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.MarkdownPage.Block;
import org.labelport.testkit.BundleContract;

/**
 * What {@code plugin create} writes, as its user lives with it: built by Maven on a machine where Labelport was never
 * installed, tested by its own contract test, installed, used. What the guide shows is done, too.
 */
class PluginCreateIT {

    private static final String GUIDE = "docs/guides/write-a-format.md";
    private static final String READER_GUIDE = "docs/guides/write-a-reader.md";
    private static final Pattern CLASS = Pattern.compile("^(?:public )?final class (\\w+)", Pattern.MULTILINE);

    @TempDir
    static Path home;

    private static Map<String, String> environment;

    @BeforeAll
    static void createAndBuildAll() throws Exception {
        home = home.toRealPath();
        Files.createSymbolicLink(home.resolve("labelport"), LabelportProcess.script());
        Files.createSymbolicLink(home.resolve("examples"), LabelportProcess.project("examples"));
        environment = new TreeMap<>(AuthorsMachine.environment(home));
        environment.put("LABELPORT_PLUGINS", home.resolve("plugins").toString());

        Ended created = sh("""
                ./labelport plugin create my-format --into made
                ./labelport plugin create every-type-2 --into made --package com.acme.every \
                    --data image,video,audio,text,pcd,prompt
                ./labelport plugin create words --into made --data image,text --annotation text
                """);
        assertEquals(0, created.exitCode(), created.out() + created.err());
        assertGuideShowsTheCodeOf("made/my-format");
        makeTheChangeOf(GUIDE, "made/my-format");
        makeTheChangeOf(READER_GUIDE, "made/my-format");
        addTheReaderTo("made/my-format");

        Files.writeString(home.resolve("made/pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>made</groupId>
                  <artifactId>made</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules><module>my-format</module><module>every-type-2</module><module>words</module></modules>
                </project>
                """);
        Ended built = sh("mvn -q -f made/pom.xml package");
        assertEquals(0, built.exitCode(), built.out() + built.err());
        assertEquals(List.of(), AuthorsMachine.downloaded(home), "an author may be offline");
    }

    @AfterAll
    static void deleteLinks() throws IOException {
        AuthorsMachine.deleteLinks(home);
    }

    /** The blocks marked {@code java} are cut from the project. */
    private static void assertGuideShowsTheCodeOf(String project) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(home.resolve(project))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        List<String> shown = blocks(GUIDE, "java");
        assertTrue(!shown.isEmpty(), GUIDE);
        for (String block : shown) {
            assertTrue(code.indexOf(block) >= 0, GUIDE + " shows what is not in the project:\n" + block);
        }
    }

    private static void makeTheChangeOf(String guide, String project) throws Exception {
        Files.writeString(home.resolve("change.diff"), blocks(guide, "diff").get(0) + "\n");
        Ended patched = sh("patch -p1 -d " + project + " -i ../../change.diff");
        assertEquals(0, patched.exitCode(), patched.out() + patched.err());
    }

    /** The blocks of the other guide are whole classes. */
    private static void addTheReaderTo(String project) throws IOException {
        for (String code : blocks(READER_GUIDE, "java")) {
            Matcher name = CLASS.matcher(code);
            assertTrue(name.find(), READER_GUIDE + " shows what is no class:\n" + code);
            String sources = name.group(1).endsWith("Test") ? "src/test/java" : "src/main/java";
            Path folder = home.resolve(project).resolve(sources).resolve("com/example/myformat");
            Files.writeString(folder.resolve(name.group(1) + ".java"), code + "\n");
        }
    }

    private static List<String> blocks(String guide, String language) throws IOException {
        return MarkdownPage.read(LabelportProcess.project(guide)).blocks().stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    private static Ended sh(String lines) throws IOException, InterruptedException {
        return LabelportProcess.shell(home, environment, "set -e\n" + lines);
    }

    private static Path jar(String name) {
        return home.resolve("made/" + name + "/target/" + name + "-0.1.0.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-format", "every-type-2", "words"})
    void jarIsABundleThatSaysWhatItsClassesSay(String name) throws IOException {
        BundleContract.verify(jar(name));
    }

    @Test
    void manifestNamesTheFormatAndWhatItHolds() throws IOException {
        Map<String, String> words = manifest("words");
        assertEquals("com.example.words", words.get("Bundle-SymbolicName"));
        assertEquals("0.1.0", words.get("Bundle-Version"));
        String capability = words.get("Provide-Capability");
        assertTrue(
                capability.contains(
                        "org.labelport.format;annotation_types:List<String>=text;"
                                + "data_types:List<String>=\"image,text\";format=words;shapes:List<String>=\"tag,span\";title=Words"),
                capability);
        assertEquals("com.acme.every", manifest("every-type-2").get("Bundle-SymbolicName"));
    }

    private static Map<String, String> manifest(String name) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        try (JarFile file = new JarFile(jar(name).toFile())) {
            Attributes attributes = file.getManifest().getMainAttributes();
            attributes.forEach((key, value) -> headers.put(key.toString(), value.toString()));
        }
        return headers;
    }

    @Test
    void contractTestRanAndLeftGoldenFilesToLookAt() throws IOException {
        assertSkipped(4, "made/words/target/surefire-reports/com.example.words.WordsContractTest.txt");
        assertSkipped(0, "made/my-format/target/surefire-reports/com.example.myformat.MyFormatContractTest.txt");
        String changed = Files.readString(
                home.resolve("made/my-format/src/test/resources/golden/my-format/export/annotations.tsv"));
        assertTrue(changed.contains("a4-rotated.png\t\tdog\tturned\t16 14 24 12 15\n"), changed);
        String golden = Files.readString(
                home.resolve("made/every-type-2/src/test/resources/golden/every-type-2/export/annotations.tsv"));
        for (String shape : List.of("tag", "box", "interval", "span", "cuboid")) {
            Optional<String> line = golden.lines()
                    .filter(text -> text.contains("\t" + shape + "\t"))
                    .findFirst();
            assertTrue(line.isPresent(), shape + " in\n" + golden);
        }
    }

    private static void assertSkipped(int tests, String report) throws IOException {
        String said = Files.readString(home.resolve(report));
        assertTrue(said.contains("Tests run: 20, Failures: 0, Errors: 0, Skipped: " + tests), said);
    }

    @Test
    void installedReaderGivesBackWhatTheFormatWrote() throws Exception {
        Ended ended = sh("""
                export LABELPORT_PLUGINS=$PWD/readers
                ./labelport plugin install made/my-format/target/my-format-0.1.0.jar --allow-unsigned
                ./labelport export --from coco:examples/shapes/annotations.json --images examples/shapes/images \
                    --to my-format --out written
                ./labelport export --from my-format:written/my-format --to my-format --out again
                """);

        assertEquals(0, ended.exitCode(), ended.out() + ended.err());
        assertEquals(
                Files.readString(home.resolve("written/my-format/annotations.tsv")),
                Files.readString(home.resolve("again/my-format/annotations.tsv")));
    }

    @Test
    void contractTestSeesThatTheFormatWritesOtherBytes() throws Exception {
        Path changed = home.resolve("changed");
        Ended copied = sh("cp -r made/words changed");
        assertEquals(0, copied.exitCode(), copied.err());
        Path plan = changed.resolve("src/main/java/com/example/words/WordsPlan.java");
        Files.writeString(plan, Files.readString(plan).replace("file\\tframe", "FILE\\tframe"));

        Ended built = sh("mvn -o -q -f changed/pom.xml test -Dtest=WordsContractTest#goldenBytes");

        assertTrue(built.exitCode() != 0, "the change was not seen");
        assertTrue(built.out().contains("the format writes other bytes than the golden files"), built.out());
    }

    @Test
    void namesOfLabelportsFormatsAreTaken() throws Exception {
        Ended ended = LabelportProcess.run(home, "plugin", "create", "yolo", "--into", "taken");

        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("plugin.name: 'yolo' is a format of Labelport"), ended.err());
        assertTrue(Files.notExists(home.resolve("taken")));
    }

    @Test
    void installedFormatExports() throws Exception {
        Ended installed = sh("""
                ./labelport plugin install made/words/target/words-0.1.0.jar --allow-unsigned
                ./labelport plugin list words
                ./labelport export --from coco:examples/shapes/annotations.json --images examples/shapes/images \
                    --to words --out installed
                """);

        assertEquals(0, installed.exitCode(), installed.out() + installed.err());
        assertTrue(Files.exists(home.resolve("installed/words/annotations.tsv")), installed.out());
        Ended removed = sh("./labelport plugin uninstall com.example.words > removed.txt && ./labelport formats");
        assertEquals(0, removed.exitCode(), removed.err());
        assertTrue(!removed.out().contains("words"), removed.out());
    }

    @Test
    void guidesCommandsRunAndPrintWhatIsShown() throws Exception {
        Path folder = Files.createDirectory(home.resolve("guide"));
        for (String link : List.of("labelport", "examples")) {
            Files.createSymbolicLink(folder.resolve(link), home.resolve(link));
        }
        Map<String, String> there = new TreeMap<>(environment);
        there.put("LABELPORT_PLUGINS", folder.resolve("plugins").toString());

        new PageCommands(folder, there).run(LabelportProcess.project(GUIDE));
    }
}
