package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.model.DataType;
import org.labelport.shell.create.NewPlugin;
import org.labelport.shell.create.PluginNames;

class PluginCreateCommandTest {

    private static final Pattern PLACE = Pattern.compile("\\$\\{\\w+}|^#(if|end)", Pattern.MULTILINE);

    private final Terminals terminal = new Terminals(Console.PLAIN);

    @TempDir
    Path folder;

    private int create(String... words) {
        return terminal.run(Stream.of(Stream.of("plugin", "create", "--into", folder.toString()), Stream.of(words))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** What a Maven takes by itself depends on its own version, and may not be there without internet. */
    @Test
    void eachPluginOfTheBuildHasAVersion() throws IOException {
        assertEquals(0, create("my-format"), terminal.err());

        String pom = Files.readString(folder.resolve("my-format/pom.xml"));
        for (String plugin : List.of(
                "maven-resources-plugin", "maven-compiler-plugin", "maven-surefire-plugin", "bnd-maven-plugin")) {
            assertTrue(
                    Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>\\d")
                            .matcher(pom)
                            .find(),
                    plugin);
        }
    }

    @Test
    void projectIsNamedAfterTheFormat() throws IOException {
        assertEquals(0, create("my-format"), terminal.err());

        String main = "my-format/src/main/java/com/example/myformat/";
        assertEquals(
                List.of(
                        "my-format/.gitignore",
                        "my-format/.mvn/maven.config",
                        "my-format/README.md",
                        "my-format/bnd.bnd",
                        "my-format/pom.xml",
                        main + "MyFormatConverter.java",
                        main + "MyFormatPlan.java",
                        main + "MyFormatWriter.java",
                        main + "package-info.java",
                        "my-format/src/test/java/com/example/myformat/MyFormatContractTest.java"),
                files());
        assertTrue(
                text("my-format/pom.xml").contains(">file:///opt/labelport/repository/<")
                        || text("my-format/pom.xml").contains(">file:///opt/labelport/repository<"),
                text("my-format/pom.xml"));
        assertTrue(terminal.out().contains("plugin install target/my-format-0.1.0.jar"), terminal.out());
        for (String file : files()) {
            assertFalse(PLACE.matcher(text(file)).find(), file + ":\n" + text(file));
        }
    }

    /** Maven reads each escape of an address as a character of its own: {@code %C3%BC} would be no "ü". */
    @Test
    void repositoryIsNamedSoThatMavenFindsIt() throws Exception {
        NewPlugin plugin = new NewPlugin(
                PluginNames.of("my-format", ""),
                Set.of(DataType.IMAGE),
                Set.of(DataType.IMAGE),
                Optional.of(Path.of("/opt/Prüfstand & Söhne/labelport")));
        plugin.writeInto(folder);

        assertTrue(
                text("my-format/pom.xml").contains(">file:///opt/Prüfstand%20&amp;%20Söhne/labelport/repository<"),
                text("my-format/pom.xml"));
    }

    @Test
    void typesOfDataDecideTheShapes() throws IOException {
        assertEquals(
                0, create("sounds", "--package", "com.acme.sounds", "--data", "video,audio", "--annotation", "AUDIO"));

        String converter = text("sounds/src/main/java/com/acme/sounds/SoundsConverter.java");
        assertTrue(converter.contains("data__types = {\"video\", \"audio\"},"), converter);
        assertTrue(converter.contains("annotation__types = \"audio\","), converter);
        assertTrue(converter.contains("shapes = {\"tag\", \"interval\"})"), converter);
        assertFalse(converter.contains("GEOMETRY_AS_BOX"), converter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/tmp/evil",
                "a/b",
                "..",
                ".",
                "My-Format",
                "2d",
                "a--b",
                "a-",
                "con",
                "lpt1",
                "conversion",
                "ä",
                ""
            })
    void otherNamesAreRefused(String name) throws IOException {
        assertEquals(2, create(name), name);
        assertTrue(terminal.err().contains("plugin.name: "), terminal.err());
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme", "com.acme.class", "Com.Acme", "com..acme", "com/acme", "org.labelport.acme", "java.acme"
            })
    void otherPackagesAreRefused(String packageName) throws IOException {
        assertEquals(2, create("acme", "--package", packageName), packageName);
        assertTrue(terminal.err().contains("plugin.name: "), terminal.err());
        assertEquals(List.of(), files());
    }

    @Test
    void wordOfJavaNeedsAPackage() throws IOException {
        assertEquals(2, create("switch"));
        assertTrue(
                terminal.err().contains("'switch' cannot be part of the package 'com.example.switch'"), terminal.err());
        assertEquals(0, create("switch", "--package", "com.acme.switches"), terminal.err());
    }

    @Test
    void typesThatDoNotFitAreRefused() throws IOException {
        assertEquals(2, create("acme", "--data", "smell"));
        assertTrue(
                terminal.err().contains("'smell' is not a value for --data. Give one of image, video"), terminal.err());
        assertEquals(2, create("acme", "--annotation", "text"));
        assertTrue(terminal.err().contains("--annotation names a type that --data does not"), terminal.err());
        assertEquals(List.of(), files());
    }

    @Test
    void folderThatIsThereStaysAsItIs() throws IOException {
        Files.createDirectory(folder.resolve("acme"));
        assertEquals(1, create("acme"));
        assertTrue(terminal.err().contains("plugin.folder: '"), terminal.err());
        assertEquals(List.of(), files());

        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertEquals(1, create("link"));
    }

    @Test
    void nothingIsLeftWhenItCannotBeWritten() throws IOException {
        assertEquals(1, create("acme", "--package", "com." + "a".repeat(300)));

        assertTrue(terminal.err().contains("plugin.folder: the project cannot be written"), terminal.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void groupSaysWhatItHolds() {
        assertEquals(2, terminal.run("plugin"));
        assertTrue(
                terminal.err()
                        .contains(
                                "'plugin' needs a command. Commands: list, install, upgrade, rollback, uninstall, why, index, create"),
                terminal.err());
        assertEquals(2, terminal.run("plugin", "make"));
        assertTrue(
                terminal.err()
                        .contains(
                                "there is no command 'make'. Commands: list, install, upgrade, rollback, uninstall, why, index, create"),
                terminal.err());
        assertEquals(0, terminal.run("help", "plugin", "create"));
        assertTrue(terminal.out().contains("labelport plugin create my-format"), terminal.out());
    }
}
