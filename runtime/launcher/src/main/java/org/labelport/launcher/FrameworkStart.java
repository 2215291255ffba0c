package org.labelport.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Makes a framework that shares only the API with its host and with other frameworks of the process. */
final class FrameworkStart {

    private FrameworkStart() {}

    /**
     * Makes a framework that takes bundles and has not started.
     *
     * <p>Felix writes the Java version into the names of what the framework offers, with the digits of the default
     * locale: in Arabic or Thai no bundle would find its packages. So such a locale is replaced meanwhile; calls do not
     * overlap.
     */
    static Framework initialised(RuntimeConfig config, CacheFolder cache) throws LaunchException, BundleException {
        synchronized (Locale.class) {
            Locale usual = Locale.getDefault(Locale.Category.FORMAT);
            boolean otherDigits = !String.format(usual, "%d", 1).equals("1");
            if (otherDigits) {
                Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            }
            try {
                Framework framework = framework(config, cache);
                framework.init();
                return framework;
            } finally {
                if (otherDigits) {
                    Locale.setDefault(Locale.Category.FORMAT, usual);
                }
            }
        }
    }

    private static Framework framework(RuntimeConfig config, CacheFolder cache) throws LaunchException {
        return ServiceLoader.load(FrameworkFactory.class, LabelportRuntime.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new LaunchException("no OSGi framework is on the class path. Add Felix to it."))
                .newFramework(properties(config, cache));
    }

    private static Map<String, String> properties(RuntimeConfig config, CacheFolder cache) throws LaunchException {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, cache.storage().toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SharedPackages.ofApi());
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put("felix.service.urlhandlers", "false"); // there is one set of them for the whole process
        properties.put("felix.resolver.parallelism", "1"); // its threads outlive the framework, and save no time
        properties.put("felix.cache.locking", "false"); // the cache folder is locked as a whole
        properties.put(
                "ds.cache.metadata", "true"); // else each start parses the XML of all components, a sixth of its time
        properties.put("felix.log.level", "0"); // Felix would log to standard output; faults() says what matters
        properties.put("ds.loglevel", "0"); // likewise, with a stack trace for each component that cannot be made
        if (config.plugins().isPresent()) {
            properties.put("labelport.plugins.managed", "true"); // requests wait until the plug-ins serve
            properties.put("labelport.trust", "enforce");
        }
        properties.putAll(config.frameworkProperties());
        return properties;
    }

    /**
     * Uninstalls the plug-ins of the last start. The plug-in manager installs them again when all bundles of the
     * installation are there: otherwise a bundle of the installation could use a plug-in, and would have to be
     * restarted with it.
     */
    static void forgetPlugins(BundleContext context) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (CacheExpiry.isPlugin(bundle)) {
                bundle.uninstall();
            }
        }
    }

    /**
     * Installs all jars that are bundles; returns one line for each that is none.
     *
     * @throws LaunchException when it is not the jars that are at fault
     */
    static List<String> install(BundleContext context, BundleJars jars, CacheFolder cache)
            throws LaunchException, BundleException {
        List<String> refused = new ArrayList<>();
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars.files()) {
            try {
                Bundle bundle = context.installBundle("reference:" + jar.toUri());
                if (bundle.getSymbolicName() == null) {
                    bundle.uninstall();
                    refused.add(jar + " is not an OSGi bundle and is not used");
                } else {
                    installed.add(bundle);
                }
            } catch (BundleException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                cache.requireInnocent(cause);
                refused.add(jar + " is not used: " + cause.getMessage());
            }
        }
        for (Bundle bundle : installed) {
            if (Health.meantToRun(bundle)) {
                // The framework is not active yet: this only marks the bundle, and framework.start() starts it.
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        return refused;
    }
}
