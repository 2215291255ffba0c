package org.labelport.plugins.guard;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Felix, for one test. */
final class TestFramework implements AutoCloseable {

    private final Framework framework;

    private TestFramework(Framework framework) {
        this.framework = framework;
    }

    static TestFramework start(Path storage, Map<String, String> more) throws BundleException {
        Map<String, String> properties = new HashMap<>(more);
        properties.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        properties.put("felix.log.level", "0");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.start();
        return new TestFramework(framework);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle install(String location, TestBundle bundle) throws BundleException {
        return context().installBundle(location, bundle.jar());
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
