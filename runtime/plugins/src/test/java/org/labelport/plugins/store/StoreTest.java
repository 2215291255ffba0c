package org.labelport.plugins.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.labelport.plugins.store.StoredPlugin.SignedBy;

class StoreTest {

    @TempDir
    Path temporary;

    private PluginFolder folder;

    @BeforeEach
    void create() throws Exception {
        folder = new PluginFolder(temporary.resolve("plugins"));
        folder.create();
    }

    private static PluginId id(String name, String version) {
        return new PluginId(name, PluginVersion.parse(version).orElseThrow());
    }

    private static StoredPlugin plugin(String version, String sha256, Role role) {
        return new StoredPlugin(
                id("com.acme.tables", version),
                sha256,
                role,
                Optional.of(new SignedBy("abc", "CN=Acme \"Ä\"")),
                "dropped as tables.jar",
                List.of("tables"),
                List.of("tables", "rows"),
                Set.of(),
                0);
    }

    @Test
    void everythingInAStateReadsBack() throws Exception {
        String digest = "0123456789abcdef".repeat(4);
        StoreState state = StoreState.EMPTY
                .with(plugin("1.0.0", digest, Role.KEPT).replaced(3))
                .with(plugin("1.1.0.RC1", digest, Role.SERVING))
                .with(new StoredPlugin(
                        id("lib", "3"),
                        digest,
                        Role.LIBRARY,
                        Optional.empty(),
                        "here",
                        List.of(),
                        List.of(),
                        Set.of("com.acme.tables"),
                        0))
                .replaced(Set.of(id("org.labelport.converters.yolo", "0.1.0")))
                .publisher("com.acme.tables", "abc")
                .publisher("com.acme.tables", "another")
                .dropped("a.jar", new DroppedJar(7, 8, Optional.of(id("com.acme.tables", "1.0.0")), Optional.empty()))
                .dropped(
                        "b.jar",
                        new DroppedJar(
                                9,
                                10,
                                Optional.empty(),
                                Optional.of(new DroppedJar.Refusal("plugin.unsigned", "b.jar is not signed."))))
                .increments(Map.of("/srv/index.xml", 5L))
                .increments(Map.of("/srv/index.xml", 4L));

        new StateFile(folder).write(state);

        assertEquals(state, new StateFile(folder).read());
        assertEquals("another", state.publishers().get("com.acme.tables"));
        assertEquals(5L, state.increments().get("/srv/index.xml"));
    }

    @Test
    void noFileIsNothingButTheInstallation() throws Exception {
        assertEquals(StoreState.EMPTY, new StateFile(folder).read());
    }

    @Test
    void brokenStateIsNamedWithWhatToDo() throws Exception {
        for (String text : List.of("{", "{}", "{\"schema\":2}", "{\"schema\":1,\"plugins\":[{}]}", "[]")) {
            Files.writeString(folder.state(), text);
            PluginException refusal = assertThrows(PluginException.class, () -> new StateFile(folder).read(), text);
            assertEquals("plugin.state-unreadable", refusal.code());
            assertTrue(refusal.getMessage().contains(folder.state().toString()), refusal.getMessage());
        }
    }

    @Test
    void whatIsWrongWithTheStateIsSaidInPlainWords() throws Exception {
        assertEquals("it is not JSON at line 2: it ends in the middle", complaint("{\"schema\": 1, \"plugins\": [\n"));
        assertEquals(
                "'driver' is not a role of a plug-in",
                complaint("{\"schema\": 1, \"plugins\": [{\"plugin\": \"a@1.0.0\", \"sha256\": \"" + "0".repeat(64)
                        + "\", \"role\": \"driver\"}]}"));
    }

    /** A read of the memory of a process fails as one of a broken disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFailsIsNoReasonToMoveTheStateAway() throws Exception {
        Files.createSymbolicLink(folder.state(), Path.of("/proc/self/mem"));
        String message = assertThrows(PluginException.class, () -> new StateFile(folder).read())
                .getMessage();
        assertTrue(message.contains("Input/output error. Try again;"), message);
        assertFalse(message.contains("move it away"), message);
    }

    private String complaint(String text) throws Exception {
        Files.writeString(folder.state(), text);
        String message = assertThrows(PluginException.class, () -> new StateFile(folder).read())
                .getMessage();
        assertTrue(message.contains(" cannot be read: "), message);
        return message.replaceAll(".* cannot be read: |\\. Put a copy of it back.*", "");
    }

    @Test
    void anUnfinishedWriteLeavesTheOldState() throws Exception {
        StateFile file = new StateFile(folder);
        StoreState state = StoreState.EMPTY.publisher("a", "b");
        file.write(state);
        Files.writeString(folder.state().resolveSibling("state.json.new"), "{\"sch"); // what a crash leaves

        assertEquals(state, file.read());
        file.write(StoreState.EMPTY);
        assertEquals(StoreState.EMPTY, file.read());
    }

    @Test
    void anUnfinishedStateIsSweptAway() throws Exception {
        StateFile file = new StateFile(folder);
        file.write(StoreState.EMPTY);
        Path unfinished = Files.writeString(folder.state().resolveSibling("state.json.new"), "{\"sch");

        file.sweep();

        assertFalse(Files.exists(unfinished));
        assertEquals(StoreState.EMPTY, file.read());
    }

    @Test
    void oneChangesAtATime() throws Exception {
        AtomicBoolean entered = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread second;
        StoreLock lock = StoreLock.take(folder);
        try (lock) {
            second = new Thread(() -> {
                try {
                    StoreLock.take(folder).close();
                    entered.set(true);
                    done.countDown();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            second.start();
            assertFalse(done.await(200, TimeUnit.MILLISECONDS));
            assertFalse(entered.get());
        }
        assertTrue(done.await(1, TimeUnit.MINUTES));
        second.join();
    }

    @Test
    void jarsAreKeptByContent() throws Exception {
        JarStore jars = new JarStore(folder);
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        StagedJar staged = jars.stage(new ByteArrayInputStream(content), "x.jar");
        StoredPlugin plugin = plugin("1.0.0", staged.sha256(), Role.SERVING);

        try (InputStream in = jars.open(plugin)) {
            assertArrayEquals(content, in.readAllBytes());
        }
        jars.stage(new ByteArrayInputStream("other".getBytes(StandardCharsets.UTF_8)), "y.jar");
        jars.sweep(StoreState.EMPTY.with(plugin));
        try (Stream<Path> files = Files.list(staged.file().getParent())) {
            assertEquals(List.of(staged.file()), files.toList());
        }

        Files.writeString(staged.file(), "tampered");
        assertEquals(
                "plugin.store-damaged",
                assertThrows(PluginException.class, () -> jars.open(plugin)).code());
    }

    @Test
    void jarThatCannotBeReadDoesNotMakeTheStoreUnusable() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        PluginException refused =
                assertThrows(PluginException.class, () -> new JarStore(folder).stage(broken, "x.jar"));
        assertEquals("plugin.unreadable", refused.code());
        assertTrue(refused.getMessage().startsWith("x.jar cannot be read: Input/output error. "), refused.getMessage());
        try (Stream<Path> files = Files.list(folder.jars())) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void nobodyElseMayOpenAJarThatIsBeingCopied() throws Exception {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"));
        List<String> rights = new ArrayList<>();
        InputStream jar = new ByteArrayInputStream(new byte[] {1}) {
            @Override
            public int read(byte[] bytes, int from, int length) {
                rights.addAll(rightsOfJars());
                return super.read(bytes, from, length);
            }
        };

        new JarStore(folder).stage(jar, "x.jar");

        assertEquals(Set.of("rw-------"), Set.copyOf(rights));
        assertEquals(List.of("rw-r--r--"), rightsOfJars());
    }

    private List<String> rightsOfJars() {
        try (Stream<Path> files = Files.list(folder.jars())) {
            List<String> rights = new ArrayList<>();
            for (Path file : files.toList()) {
                rights.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return rights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyElseMayWriteTheStore() throws Exception {
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
            assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.store())));
        }
    }

    @Test
    void logHasALineForEachChange() throws Exception {
        PluginLog log = new PluginLog(folder, Clock.systemUTC());
        log.add("install", Map.of("what", "a\nb"));
        log.add("rollback", Map.of());

        List<String> lines = Files.readAllLines(folder.store().resolve("log.ndjson"));
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).contains("\"what\":\"a\\nb\""), lines.get(0));
        assertTrue(lines.get(1).contains("\"action\":\"rollback\""), lines.get(1));
    }
}
