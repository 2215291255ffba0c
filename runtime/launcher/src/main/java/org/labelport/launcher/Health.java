package org.labelport.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

/** Says in plain words which bundles and components of a running framework cannot work, and why. */
final class Health {

    /** A bundle whose activator would take over the terminal; the shell command only uses its classes. */
    private static final String GOGO_JLINE = "org.apache.felix.gogo.jline";

    private static final String COMPONENT_RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final Pattern MISSING =
            Pattern.compile("missing requirement \\[\\S+ \\[[\\d.]+\\]\\(R [\\d.]+\\)\\] ([\\w.]+); (\\([^\\s\\]]+)");
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern AT_LEAST = Pattern.compile("(?<!!)\\(version>?=([^)]+)\\)");

    private final BundleContext context;

    Health(BundleContext context) {
        this.context = context;
    }

    /** One line for each bundle that does not resolve or failed to start. */
    List<String> unresolvedBundles() {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            // Bundles that are resolved and do not run may have been replaced by a plug-in.
            if (bundle.getState() == Bundle.INSTALLED && meantToRun(bundle)) {
                try {
                    bundle.start(Bundle.START_TRANSIENT);
                } catch (BundleException e) {
                    lines.add(bundle.getSymbolicName() + " " + bundle.getVersion() + " " + plainWords(e));
                }
            }
        }
        return lines;
    }

    /** Whether a component offers a service, or would if it were satisfied. */
    boolean hasComponent(String service) {
        return !unsatisfiedComponents(service).contains(ComponentStates.noneOffers(service));
    }

    /** Why no component offers a service, one line each. */
    List<String> unsatisfiedComponents(String service) {
        ServiceReference<?> reference = componentRuntime();
        if (reference == null) {
            return List.of("Declarative Services (org.apache.felix.scr) is not running");
        }
        try {
            return new ComponentStates(context.getService(reference)).faults(service);
        } catch (ReflectiveOperationException e) {
            return List.of(
                    "components cannot be asked: this version of Declarative Services (org.apache.felix.scr) is not known");
        } finally {
            context.ungetService(reference);
        }
    }

    /**
     * Finds the service even when the host has a second copy of its classes, which the framework regards as different.
     */
    private @Nullable ServiceReference<?> componentRuntime() {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(COMPONENT_RUNTIME, null);
            return references == null ? null : references[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }

    /** Turns Felix's report of a failed start into plain words. */
    static String plainWords(BundleException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher missing = MISSING.matcher(message);
        String last = "";
        while (missing.find()) { // The innermost requirement, which stands last, is the cause of the others.
            last = requirement(missing.group(1), missing.group(2));
        }
        if (!last.isEmpty()) {
            return "needs " + last;
        }
        return "does not start: " + (failure.getCause() == null ? message : failure.getCause());
    }

    private static String requirement(String namespace, String filter) {
        Matcher name = PACKAGE.matcher(filter);
        Matcher version = AT_LEAST.matcher(filter);
        if (namespace.equals("osgi.wiring.package") && name.find()) {
            return "package " + name.group(1) + (version.find() ? " " + version.group(1) + " or newer" : "");
        }
        if (namespace.equals("osgi.ee") && version.reset().find()) {
            return "Java " + version.group(1) + " or newer; this is Java "
                    + Runtime.version().feature();
        }
        return namespace.toLowerCase(Locale.ROOT) + " " + filter;
    }

    /** Whether a bundle belongs to those that the launcher starts. */
    static boolean meantToRun(Bundle bundle) {
        boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        return !fragment
                && !CacheExpiry.isPlugin(bundle)
                && !bundle.getSymbolicName().equals(GOGO_JLINE);
    }
}
