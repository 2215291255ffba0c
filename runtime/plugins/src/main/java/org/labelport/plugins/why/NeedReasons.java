package org.labelport.plugins.why;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.labelport.plugin.Reason;
import org.labelport.plugins.need.Wanted;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;

/** Reasons for needs that are not met. */
final class NeedReasons {

    private static final String OWN_PACKAGES = "org.labelport.";

    private NeedReasons() {}

    /**
     * The reason that nothing fits.
     *
     * @param near capabilities of the same name that do not fit, the newest first
     */
    static Reason missing(Wanted wanted, List<Capability> near) {
        return switch (wanted.namespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> near.isEmpty() ? noPackage(wanted) : otherPackage(wanted, near);
            case BundleNamespace.BUNDLE_NAMESPACE ->
                ReasonKind.BUNDLE_MISSING.reason(
                        "needs " + wanted.words() + there(near),
                        "Install that bundle, or have the plug-in import the packages that it uses in the place of"
                                + " Require-Bundle.");
            case HostNamespace.HOST_NAMESPACE ->
                ReasonKind.HOST_MISSING.reason(
                        "is a fragment of " + wanted.words() + there(near), "Install the bundle that it belongs to.");
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(wanted);
            case NativeNamespace.NATIVE_NAMESPACE ->
                ReasonKind.NATIVE_MISSING.reason(
                        "has no native code for " + System.getProperty("os.name") + " on "
                                + System.getProperty("os.arch") + "; there is some for "
                                + NativeCode.words(wanted.filter()),
                        "Take a version of it that was made for this system.");
            default -> ReasonKind.CAPABILITY_MISSING.reason("needs " + wanted.words() + there(near), provide(wanted));
        };
    }

    private static Reason noPackage(Wanted wanted) {
        String name = wanted.name().orElse("");
        String remedy;
        if (name.startsWith(OWN_PACKAGES)) {
            remedy = "Take a version of the plug-in that was built for this Labelport, or upgrade Labelport.";
        } else if (name.startsWith("sun.") || name.startsWith("com.sun.") || name.startsWith("jdk.")) {
            remedy = "It is internal to Java. Take a version of the plug-in that does without.";
        } else {
            remedy = "Install a bundle that exports it, or pack it into the plug-in.";
        }
        return ReasonKind.PACKAGE_MISSING.reason("needs " + wanted.words() + there(List.of()), remedy);
    }

    private static Reason otherPackage(Wanted wanted, List<Capability> near) {
        boolean own = wanted.name().orElse("").startsWith(OWN_PACKAGES);
        boolean newer = near.stream().allMatch(capability -> wanted.isAbove(FrameworkCapabilities.version(capability)));
        String remedy;
        if (own) {
            remedy = newer
                    ? "Upgrade Labelport, or take an older version of the plug-in."
                    : "Take a version of the plug-in that was built for this Labelport.";
        } else {
            remedy = newer
                    ? "Install a newer version beside it; both can be there."
                    : "Install a version that fits beside it, or have the plug-in's range widened if it works with what is there.";
        }
        boolean version = near.stream().map(FrameworkCapabilities::version).noneMatch(wanted::includes);
        return ReasonKind.PACKAGE_WRONG_VERSION.reason(
                "needs " + wanted.words() + there(near)
                        + (version ? "" : ", whose attributes do not fit " + wanted.filter()),
                remedy);
    }

    private static String there(List<Capability> near) {
        if (near.isEmpty()) {
            return ", which nothing here has";
        }
        return "; there is "
                + near.stream()
                        .map(capability -> FrameworkCapabilities.version(capability) + " from " + owner(capability))
                        .distinct()
                        .limit(5)
                        .collect(Collectors.joining(", "));
    }

    /**
     * The owner of a capability for messages. For packages of the API this is Labelport, because to name the framework,
     * which shares them, would not help.
     */
    private static String owner(Capability offered) {
        boolean api = FrameworkCapabilities.shared(offered.getResource())
                && String.valueOf(offered.getAttributes().get(offered.getNamespace()))
                        .startsWith(OWN_PACKAGES);
        return api ? "this Labelport" : FrameworkCapabilities.named(offered.getResource());
    }

    private static Reason java(Wanted wanted) {
        int present = Runtime.version().feature();
        String minimum = wanted.floor().map(Wanted::javaVersion).orElse("");
        return ReasonKind.JAVA_TOO_OLD.reason(
                "needs " + wanted.words() + "; this is Java " + present,
                minimum.isEmpty()
                        ? "Take a version of it that runs on Java SE."
                        : "Run Labelport with Java " + minimum
                                + " or newer, or take a version of the plug-in that was built" + " for Java " + present
                                + ".");
    }

    private static String provide(Wanted wanted) {
        String name = wanted.name().orElse("");
        if (wanted.namespace().equals(Wanted.EXTENDER)) {
            if (name.equals("osgi.component")) {
                return "Install org.apache.felix.scr.";
            }
            if (name.startsWith("osgi.serviceloader.")) {
                return "Install org.apache.aries.spifly.dynamic.bundle, or take a version of the plug-in that brings its"
                        + " services as OSGi services.";
            }
        }
        return wanted.namespace().equals(Wanted.SERVICE)
                ? "Install a plug-in that brings this service."
                : "Install a bundle that provides it.";
    }

    /** The reason that a capability fits, but comes from a bundle that cannot run itself. */
    static Reason provider(Wanted wanted, Capability provided, Optional<List<Reason>> because) {
        String provider = FrameworkCapabilities.named(provided.getResource());
        return ReasonKind.PROVIDER_UNUSABLE.because(
                "needs " + wanted.words() + ", which " + provider + " has, but that cannot run"
                        + (because.isEmpty() ? " (see above)" : ""),
                because.orElse(List.of()));
    }

    /** The reason that a fragment comes too late: its host is resolved and attaches no more fragments. */
    static Reason hostRuns(Capability host) {
        return ReasonKind.HOST_RUNNING.reason(
                "is a fragment of " + FrameworkCapabilities.named(host.getResource())
                        + ", which runs already without it",
                "Have it made a bundle of its own; or refresh its host in the shell, which starts again all that uses it.");
    }

    /** A trust guard's text says what to do. */
    static Reason untrusted(String text) {
        return ReasonKind.TRUST_REFUSED.because(text, List.of());
    }

    /** The reason that there is another bundle of that name and version, with other content. */
    static Reason duplicate(Bundle present) {
        return ReasonKind.DUPLICATE_NAME_VERSION.reason(
                FrameworkCapabilities.named(present) + " is there already, with another content (bundle "
                        + present.getBundleId() + ")",
                "Give it another version, or uninstall that one first.");
    }

    /** The reason that another version of a singleton bundle is present. */
    static Reason singleton(String name, Version present) {
        return ReasonKind.SINGLETON_TAKEN.reason(
                "may be there once only (singleton:=true), and " + name + " " + present + " is there",
                "Have singleton:=true taken out of its Bundle-SymbolicName; versions of a plug-in run side by side.");
    }
}
