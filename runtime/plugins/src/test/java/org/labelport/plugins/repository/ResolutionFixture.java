package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** A framework with bundles that run, and a repository of others, for the tests of what can be installed. */
abstract class ResolutionFixture {

    @TempDir
    static Path storage;

    @TempDir
    Path temporary;

    static Framework framework;
    static BundleContext context;

    Path folder;

    @BeforeAll
    static void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.labelport.convert;version=1.0"));
        framework.start();
        context = framework.getBundleContext();
    }

    @AfterAll
    static void stop() throws Exception {
        framework.stop();
        framework.waitForStop(0);
    }

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(temporary.resolve("repository"));
    }

    @AfterEach
    void removeBundles() throws Exception {
        List<Bundle> bundles = new ArrayList<>(List.of(context.getBundles()));
        bundles.remove(framework);
        for (Bundle bundle : bundles) {
            bundle.uninstall();
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(bundles, event -> refreshed.countDown());
        assertTrue(refreshed.await(1, TimeUnit.MINUTES), "refreshed");
    }

    Bundle installed(TestJar jar) throws Exception {
        return context.installBundle(
                "reference:" + jar.in(temporary.resolve("running")).toUri());
    }

    Bundle run(TestJar jar) throws Exception {
        return run(installed(jar));
    }

    Bundle run(Bundle bundle) {
        framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
        assertEquals(Bundle.RESOLVED, bundle.getState(), "resolved: " + bundle);
        return bundle;
    }

    Offers offers() throws PluginException {
        IndexWriter.write(folder, Optional.empty());
        return new Repositories(
                        List.of(folder.resolve("index.xml").toString()),
                        (address, index, signature) -> {},
                        HttpSettings.defaults(),
                        1 << 20)
                .read(Map.of());
    }

    Resolution resolution() throws PluginException {
        return Resolution.of(context, bundle -> false, offers());
    }

    FoundPlugin find(String what) throws PluginException {
        return resolution().find(what, VersionRange.ANY);
    }

    PluginException refused(String what) {
        return assertThrows(PluginException.class, () -> find(what));
    }

    static List<String> ids(List<RepositoryBundle> bundles) {
        return bundles.stream().map(bundle -> bundle.id().toString()).toList();
    }
}
