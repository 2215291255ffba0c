package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

class IndexWriterTest {

    @TempDir
    Path temporary;

    private static PluginIndex write(Path folder) throws PluginException {
        return IndexWriter.write(folder, Optional.empty());
    }

    private static String withoutIncrement(Path folder) throws Exception {
        return Files.readString(folder.resolve("index.xml")).replaceFirst("increment=\"\\d+\"", "");
    }

    private static PluginException refused(Path folder) {
        return assertThrows(PluginException.class, () -> write(folder));
    }

    @Test
    void theSameJarsGiveTheSameIndexButForItsIncrement() throws Exception {
        Path one = temporary.resolve("one");
        Path other = temporary.resolve("other");
        TestJar.plugin("b", "1.0.0", "tables")
                .imports("x;version=\"[1,2)\",y,z")
                .in(one);
        TestJar.of("a", "1.0.0").exports("x;version=1.0;uses:=\"y,z\",y,z").in(one);
        write(one);
        TestJar.of("a", "1.0.0").exports("x;version=1.0;uses:=\"y,z\",y,z").in(other);
        TestJar.plugin("b", "1.0.0", "tables")
                .imports("x;version=\"[1,2)\",y,z")
                .in(other);
        Files.writeString(other.resolve("readme.txt"), "no jar");
        Files.writeString(other.resolve(".incoming.jar"), "half a jar");
        Thread.sleep(2);
        write(other);

        assertEquals(withoutIncrement(one), withoutIncrement(other));
        List<String> content = withoutIncrement(one)
                .lines()
                .dropWhile(line -> !line.contains("\"osgi.content\""))
                .skip(1)
                .limit(4)
                .map(line -> line.replaceFirst(".*name=\"([^\"]*)\".*", "$1"))
                .toList();
        assertEquals(List.of("mime", "osgi.content", "size", "url"), content);
    }

    @Test
    void folderThatIsNotThereIsNamedOnce() {
        Path nowhere = temporary.resolve("nowhere");

        String message = refused(nowhere).getMessage();

        assertTrue(
                message.startsWith(nowhere + " is not a folder that can be read (no such file or folder)."), message);
    }

    @Test
    void theIncrementGrowsWhenTheJarsChange() throws Exception {
        TestJar.of("a", "1.0.0").in(temporary);
        long first = write(temporary).increment();
        byte[] index = Files.readAllBytes(temporary.resolve("index.xml"));

        assertEquals(first, write(temporary).increment());
        assertArrayEquals(index, Files.readAllBytes(temporary.resolve("index.xml")));

        TestJar.of("a", "1.1.0").in(temporary);
        assertEquals(first + 1, write(temporary).increment());

        Files.delete(temporary.resolve("a-1.1.0.jar"));
        assertEquals(first + 2, write(temporary).increment());

        Files.delete(temporary.resolve("index.xml"));
        assertTrue(write(temporary).increment() >= first + 2, "an index that was lost is followed by a newer one");
    }

    @Test
    void allThatAManifestSaysIsReadBack() throws Exception {
        Path jar = TestJar.of("a", "1.2.3.RC-1")
                .with("Bundle-Name", "Tables & <lists>")
                .with("Bundle-SymbolicName", "a;singleton:=true")
                .with("Fragment-Host", "host;bundle-version=\"[1,2)\"")
                .with("Export-Package", "x;version=1.5;uses:=\"y\";by=\"a,\\\\b\"")
                .with("Import-Package", "y;version=\"[1,2)\",z;resolution:=optional")
                .with("Require-Bundle", "lib;bundle-version=2")
                .with(
                        "Provide-Capability",
                        "org.labelport.format;format=tables;shapes:List<String>=\"box,a\\\\,b\";n:Long=7;d:Double=1.5;"
                                + "vs:List<Version>=\"1.0,2.0\",org.labelport.format;format=lists")
                .with("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"")
                .in(temporary);

        RepositoryBundle read = write(temporary).bundles().get(0);

        assertEquals("a@1.2.3.RC-1", read.id().toString());
        assertEquals("Tables & <lists>", read.title());
        assertEquals(List.of("lists", "tables"), read.formats());
        assertEquals(Files.size(jar), read.bytes());
        Resource wanted = BundleJar.read(jar).resource();
        List<Capability> capabilities = wanted.getCapabilities(null);
        assertTrue(capabilities.size() >= 4, capabilities::toString);
        for (Capability capability : capabilities) {
            assertTrue(
                    read.resource().getCapabilities(capability.getNamespace()).stream()
                            .anyMatch(same -> same.getDirectives().equals(capability.getDirectives())
                                    && new HashMap<>(same.getAttributes())
                                            .entrySet()
                                            .containsAll(new HashMap<>(capability.getAttributes()).entrySet())),
                    () -> capability + " in " + read.resource().getCapabilities(capability.getNamespace()));
        }
        List<Requirement> requirements = wanted.getRequirements(null);
        assertEquals(5, requirements.size());
        for (Requirement requirement : requirements) {
            assertTrue(
                    read.resource().getRequirements(requirement.getNamespace()).stream()
                            .anyMatch(same -> same.getDirectives().equals(requirement.getDirectives())),
                    requirement::toString);
        }
    }

    @Test
    void everyJarThatIsNoBundleIsNamed() throws Exception {
        TestJar.of("a", "1.0.0").in(temporary);
        Files.writeString(temporary.resolve("text.jar"), "text", StandardCharsets.UTF_8);
        TestJar.of("b", "1.0.0").with("Bundle-ManifestVersion", "1").in(temporary);
        TestJar.of("c", "1.0.0").with("Bundle-Version", "one").in(temporary);

        PluginException refused = refused(temporary);

        assertEquals("plugin.not-a-bundle", refused.code());
        for (String name : List.of("text.jar", "b-1.0.0.jar", "c-1.0.0.jar")) {
            assertTrue(refused.getMessage().contains(name), refused.getMessage());
        }
        assertFalse(refused.getMessage().contains("a-1.0.0.jar"), refused.getMessage());
        assertFalse(Files.exists(temporary.resolve("index.xml")));
    }

    @Test
    void twoJarsOfOneVersionAreRefused() throws Exception {
        TestJar.of("a", "1.0.0").in(temporary);
        TestJar.of("a", "1.0").at(temporary.resolve("copy.jar"));

        PluginException refused = refused(temporary);

        assertEquals("plugin.index-failed", refused.code());
        assertTrue(refused.getMessage().contains("copy.jar are both a@1.0.0")
                || refused.getMessage().contains("are both a@1.0.0"));
        assertEquals("plugin.index-failed", refused(temporary.resolve("none")).code());
    }

    @Test
    void aSignatureOfAnotherIndexDoesNotStay() throws Exception {
        TestJar.of("a", "1.0.0").in(temporary);
        Path signature = temporary.resolve("index.xml.sig");
        IndexWriter.write(temporary, Optional.of(index -> new byte[] {(byte) index.length}));
        assertEquals((byte) Files.size(temporary.resolve("index.xml")), Files.readAllBytes(signature)[0]);

        write(temporary);

        assertFalse(Files.exists(signature));
    }

    @Test
    void aKeyThatCannotBeUsedChangesNothing() throws Exception {
        TestJar.of("a", "1.0.0").in(temporary);
        write(temporary);
        byte[] index = Files.readAllBytes(temporary.resolve("index.xml"));
        TestJar.of("b", "1.0.0").in(temporary);

        assertThrows(
                PluginException.class,
                () -> IndexWriter.write(temporary, Optional.of(text -> {
                    throw new PluginException("plugin.key", "No.");
                })));

        assertArrayEquals(index, Files.readAllBytes(temporary.resolve("index.xml")));
    }
}
