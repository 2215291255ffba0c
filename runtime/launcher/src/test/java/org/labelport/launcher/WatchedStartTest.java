package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

class WatchedStartTest {

    @TempDir
    Path folder;

    /** Returns only when it is interrupted, which the framework does not do. */
    public static final class HangingActivator implements BundleActivator {

        @Override
        public void start(BundleContext context) throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Override
        public void stop(BundleContext context) {}
    }

    @Test
    void bundleThatHangsInItsStartIsNamed() throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", folder.resolve("cache").toString(), "felix.log.level", "0"));
        framework.init();
        framework.getBundleContext().installBundle("file:" + jar()).start();
        List<String> warnings = new ArrayList<>();

        LaunchException failure = assertThrows(
                LaunchException.class,
                () -> new WatchedStart(framework, Duration.ofSeconds(1), Duration.ofSeconds(2), warnings::add).run());

        assertTrue(
                failure.getMessage().startsWith("acme.hanging 1.0.0 (file:" + folder)
                        && failure.getMessage()
                                .contains(
                                        "does not start: its activator has not returned for 2 seconds. Take its jar out"),
                failure.getMessage());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("plugin.slow: acme.hanging 1.0.0 ("), warnings.get(0));
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !thread.isDaemon() && thread.getName().equals("labelport-start"))
                        .toList(),
                "a host program ends although the start hangs");
        interruptStart();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static void interruptStart() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("FelixStartLevel"))
                .forEach(Thread::interrupt);
    }

    private Path jar() throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "acme.hanging");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", HangingActivator.class.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        Path file = folder.resolve("hanging.jar");
        String type = HangingActivator.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = HangingActivator.class.getResourceAsStream("/" + type)) {
            jar.putNextEntry(new JarEntry(type));
            code.transferTo(jar);
            jar.closeEntry();
        }
        return file;
    }
}
