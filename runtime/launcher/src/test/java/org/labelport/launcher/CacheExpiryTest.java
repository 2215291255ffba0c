package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

class CacheExpiryTest {

    private static final String JARS = "jars";

    @TempDir
    private Path folder;

    private CacheFolder cache;
    private Framework framework;
    private Bundle format;

    @BeforeEach
    void start() throws Exception {
        cache = CacheFolder.take(RuntimeConfig.of(folder.resolve("home")).withCache(folder.resolve("cache")));
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.storage().toString(),
                        "felix.service.urlhandlers",
                        "false",
                        "felix.log.level",
                        "0"));
        framework.init();
        format = framework.getBundleContext().installBundle("reference:format", jar("format"));
        format.start();
        framework.start();
        cache.completed(JARS);
        framework.getBundleContext().addBundleListener(new CacheExpiry(framework, cache));
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
        cache.close();
    }

    private static InputStream jar(String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Test
    void pluginsComeAndGoWithoutEffectOnLaterStarts() throws Exception {
        Bundle plugin = framework.getBundleContext().installBundle("plugin:tables:1.0.0:ab12", jar("tables"));
        plugin.start(Bundle.START_TRANSIENT);
        plugin.stop(Bundle.STOP_TRANSIENT);
        plugin.uninstall();
        assertTrue(cache.isWarm(JARS));
    }

    @Test
    void bundleInWhosePlaceAPluginComesIsThereAtTheNextStart() throws Exception {
        format.stop(Bundle.STOP_TRANSIENT);
        assertTrue(cache.isWarm(JARS));
    }

    @Test
    void whatSomebodyStopsOrInstallsIsForgotten() throws Exception {
        format.stop();
        assertFalse(cache.isWarm(JARS));

        cache.completed(JARS);
        framework.getBundleContext().installBundle("file:tried-out.jar", jar("tried"));
        assertFalse(cache.isWarm(JARS));
    }

    @Test
    void pluginsAreNotForTheLauncherToStart() throws Exception {
        Bundle plugin = framework.getBundleContext().installBundle("plugin:tables:1.0.0:ab12", jar("tables"));
        new Health(framework.getBundleContext()).unresolvedBundles();
        assertTrue(plugin.getState() != Bundle.ACTIVE);
    }
}
