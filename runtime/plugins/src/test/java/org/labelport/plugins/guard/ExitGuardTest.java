package org.labelport.plugins.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** When this guard fails, the Java that runs the tests ends. */
class ExitGuardTest {

    private static final Map<String, String> SOURCES = Map.of(
            "Activator",
            """
            public class Activator implements org.osgi.framework.BundleActivator {
                public void start(org.osgi.framework.BundleContext context) {
                    if (context.getBundle().getBundleId() > 0) {
                        System.exit(3);
                    }
                }
                public void stop(org.osgi.framework.BundleContext context) {
                    Runtime.getRuntime().halt(4);
                }
            }
            """,
            "Systems",
            """
            public class Systems implements Runnable {
                static int count;
                public void run() {
                    String text = "a";
                    for (int i = 0; i < 3; i++) {
                        if (text.length() > 2) {
                            System.exit(i);
                        }
                        text = text + i;
                    }
                    System.exit(count);
                }
            }
            """,
            "Runtimes",
            "public class Runtimes implements Runnable { public void run() { Runtime.getRuntime().exit(1); } }",
            "Halts",
            "public class Halts implements Runnable { public void run() { Runtime.getRuntime().halt(1); } }",
            "SystemReference",
            """
            public class SystemReference implements Runnable {
                public void run() {
                    java.util.function.IntConsumer end = System::exit;
                    end.accept(1);
                }
            }
            """,
            "BoundReference",
            """
            public class BoundReference implements Runnable {
                public void run() {
                    java.util.function.IntConsumer end = Runtime.getRuntime()::exit;
                    end.accept(1);
                }
            }
            """,
            "FreeReference",
            """
            public class FreeReference implements Runnable {
                public void run() {
                    java.util.function.BiConsumer<Runtime, Integer> end = Runtime::halt;
                    end.accept(Runtime.getRuntime(), 1);
                }
            }
            """,
            "InAnInterface",
            """
            public class InAnInterface implements Runnable {
                interface Ending { default void end() { Runnable end = () -> System.exit(1); end.run(); } }
                public void run() { new Ending() {}.end(); }
            }
            """,
            "Harmless",
            """
            public class Harmless implements Runnable {
                static void exit(int status) {}
                public void run() { exit(1); System.currentTimeMillis(); "halt".length(); }
            }
            """);

    private static Map<String, byte[]> classes = Map.of();

    @TempDir
    Path temporary;

    private final List<String> warnings = new ArrayList<>();
    private TestFramework framework;

    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        classes = CompiledClasses.of(folder, SOURCES);
    }

    @BeforeEach
    void start() throws BundleException {
        framework = TestFramework.start(temporary.resolve("cache"), Map.of());
        ExitGuard.start(framework.context(), warnings::add);
    }

    @AfterEach
    void stop() throws BundleException {
        framework.close();
    }

    private Bundle install(String location) throws BundleException {
        TestBundle bundle = TestBundle.named("fox")
                .with(Constants.BUNDLE_ACTIVATOR, "p.Activator")
                .with(Constants.IMPORT_PACKAGE, "org.osgi.framework");
        classes.forEach(bundle::entry);
        return framework.install(location, bundle);
    }

    @Test
    void anActivatorThatEndsTheProgramFailsAndSaysSo() throws Exception {
        Bundle bundle = install(StoredPlugin.LOCATION + "fox:1.0.0:00");
        BundleException failure = assertThrows(BundleException.class, bundle::start);
        SecurityException cause = assertInstanceOf(SecurityException.class, failure.getCause());
        assertEquals(
                "plugin.exit: fox 1.0.0 called System.exit in p.Activator: a plug-in may not end the program. "
                        + "Throw an exception instead",
                cause.getMessage());
        assertEquals(Bundle.RESOLVED, bundle.getState());
        assertEquals(
                Bundle.ACTIVE,
                framework.context().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState());
    }

    @ParameterizedTest
    @CsvSource({
        "Systems, System.exit",
        "Runtimes, Runtime.exit",
        "Halts, Runtime.halt",
        "SystemReference, System.exit",
        "BoundReference, Runtime.exit",
        "FreeReference, Runtime.halt",
        "InAnInterface, System.exit"
    })
    void eachWayToEndTheProgramThrows(String name, String called) throws Exception {
        Bundle bundle = install(StoredPlugin.LOCATION + "fox:1.0.0:00");
        Runnable code =
                (Runnable) bundle.loadClass("p." + name).getConstructor().newInstance();
        SecurityException thrown = assertThrows(SecurityException.class, code::run);
        assertTrue(thrown.getMessage().contains(" called " + called + " in p."), thrown::getMessage);
        assertEquals(List.of(), warnings);
    }

    @Test
    void aClassWithoutSuchCallsStaysAsItIs() throws Exception {
        assertEquals(Optional.empty(), ExitCalls.replaced(bytes("Harmless"), "fox"));
        assertFalse(ExitCalls.replaced(bytes("Systems"), "fox").isEmpty());
        Bundle bundle = install(StoredPlugin.LOCATION + "fox:1.0.0:00");
        Runnable code =
                (Runnable) bundle.loadClass("p.Harmless").getConstructor().newInstance();
        assertDoesNotThrow(code::run);
    }

    @Test
    void otherBundlesStayAsTheyAre() throws Exception {
        Class<?> guarded = install(StoredPlugin.LOCATION + "fox:1.0.0:00").loadClass("p.Systems");
        assertEquals(2, guarded.getDeclaredMethods().length);
        framework.context().getBundle(StoredPlugin.LOCATION + "fox:1.0.0:00").uninstall();
        Class<?> other = install("file:fox.jar").loadClass("p.Systems");
        assertEquals(
                List.of("run"),
                Arrays.stream(other.getDeclaredMethods())
                        .map(method -> method.getName())
                        .toList());
    }

    @Test
    void aClassOfALaterJavaIsLeftToJavaAndNamedOnce() throws Exception {
        byte[] later = bytes("Systems").clone();
        later[7] = 120;
        byte[] alsoLater = bytes("Halts").clone();
        alsoLater[7] = 120;
        Bundle bundle = framework.install(
                StoredPlugin.LOCATION + "fox:1.0.0:00",
                TestBundle.named("fox").entry("p/Systems.class", later).entry("p/Halts.class", alsoLater));
        assertThrows(UnsupportedClassVersionError.class, () -> bundle.loadClass("p.Systems"));
        assertThrows(UnsupportedClassVersionError.class, () -> bundle.loadClass("p.Halts"));
        assertEquals(1, warnings.size(), warnings::toString);
    }

    @Test
    void theGuardOutlivesAFailureOfItsOwn() throws Exception {
        framework.close();
        framework = TestFramework.start(temporary.resolve("other"), Map.of());
        ExitGuard.start(framework.context(), warning -> {
            throw new OutOfMemoryError("as if");
        });
        byte[] later = bytes("Halts").clone();
        later[7] = 120;
        Bundle bundle = framework.install(
                StoredPlugin.LOCATION + "fox:1.0.0:00",
                TestBundle.named("fox")
                        .entry("p/Systems.class", bytes("Systems"))
                        .entry("p/Halts.class", later));
        assertThrows(ClassFormatError.class, () -> bundle.loadClass("p.Halts"));
        Runnable code =
                (Runnable) bundle.loadClass("p.Systems").getConstructor().newInstance();
        assertThrows(SecurityException.class, code::run);
    }

    private static byte[] bytes(String name) {
        byte[] found = classes.get("p/" + name + ".class");
        assertNotNull(found);
        return found;
    }
}
