package org.labelport.plugins.why;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.component.ExtComponentContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.labelport.plugin.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Felix with Declarative Services, for the tests of a class; what a test installed is gone after it. */
final class LiveFramework implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final String SHARED = String.join(
            ",",
            "org.osgi.service.component;version=1.5",
            "org.osgi.service.component.runtime;version=1.5",
            "org.osgi.service.component.runtime.dto;version=1.5",
            "org.osgi.util.promise;version=1.3",
            "org.osgi.util.function;version=1.2",
            "org.labelport.convert;version=1.4");

    private @Nullable Framework framework;
    private @Nullable Path storage;
    private int installed;

    @Override
    public void beforeAll(ExtensionContext test) throws BundleException, IOException {
        storage = Files.createTempDirectory("labelport-why");
        Framework felix = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.system.packages.extra",
                        SHARED,
                        "felix.log.level",
                        "0",
                        "ds.loglevel",
                        "0"));
        framework = felix;
        felix.start();
        String components = ExtComponentContext.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        context().installBundle(components).start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** The bundle of Declarative Services. */
    Bundle components() {
        return context().getBundle(1);
    }

    Explanations explanations() {
        return new Explanations(context());
    }

    Bundle installed(BundleFile file) throws BundleException {
        installed++;
        return context().installBundle("test:" + installed, file.open());
    }

    Bundle started(BundleFile file) throws BundleException {
        Bundle bundle = installed(file);
        bundle.start();
        return bundle;
    }

    /** What people read. */
    static String text(List<Reason> reasons) {
        return String.join(
                "\n",
                reasons.stream().flatMap(reason -> reason.lines().stream()).toList());
    }

    @Override
    public void afterEach(ExtensionContext test) throws BundleException, InterruptedException {
        List<Bundle> ours = Arrays.stream(context().getBundles())
                .filter(bundle -> bundle.getBundleId() > 1)
                .toList();
        for (Bundle bundle : ours) {
            bundle.uninstall();
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        refreshed.await(1, TimeUnit.MINUTES);
    }

    @Override
    public void afterAll(ExtensionContext test) throws BundleException, InterruptedException, IOException {
        framework.stop();
        framework.waitForStop(10_000);
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
