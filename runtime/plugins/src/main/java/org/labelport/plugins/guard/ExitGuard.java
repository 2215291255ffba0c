package org.labelport.plugins.guard;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Keeps plug-ins from ending the program: {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt} in their
 * classes throw a {@link SecurityException} that says so. Classes of other bundles, and classes without such calls,
 * stay as they are. Calls by reflection and from native code are not changed either. Thread-safe.
 */
public final class ExitGuard implements AutoCloseable {

    private final Consumer<String> warnings;
    private final Set<Long> warned = ConcurrentHashMap.newKeySet();
    private final ServiceRegistration<WeavingHook> registration;

    private ExitGuard(BundleContext context, Consumer<String> warnings) {
        this.warnings = warnings;
        this.registration = context.registerService(WeavingHook.class, this::weave, null);
    }

    /**
     * Starts the guard, which applies to classes that are not loaded yet.
     *
     * @param warnings takes one line about each bundle with classes that cannot be read and so cannot be guarded
     */
    public static ExitGuard start(BundleContext context, Consumer<String> warnings) {
        return new ExitGuard(context, warnings);
    }

    /** Ends the guard for classes that are not loaded yet. */
    @Override
    public void close() {
        registration.unregister();
    }

    private void weave(WovenClass woven) {
        Bundle bundle = woven.getBundleWiring().getBundle();
        if (!bundle.getLocation().startsWith(StoredPlugin.LOCATION)) {
            return;
        }
        try {
            guard(woven, bundle);
        } catch (RuntimeException
                | Error e) { // For example a full heap. The framework drops a hook that throws anything else.
            throw new WeavingException("calls of System.exit cannot be looked for: " + e, e);
        }
    }

    private void guard(WovenClass woven, Bundle bundle) {
        String plugin = bundle.getSymbolicName() + " " + bundle.getVersion();
        Optional<byte[]> replaced;
        try {
            replaced = ExitCalls.replaced(woven.getBytes(), plugin);
        } catch (RuntimeException e) { // Java decides whether it is a class.
            if (warned.add(bundle.getBundleId())) {
                warnings.accept("plugin.unguarded: " + plugin + " may end the program: class " + woven.getClassName()
                        + " cannot be read: " + e.getMessage());
            }
            return;
        }
        replaced.ifPresent(woven::setBytes);
    }
}
