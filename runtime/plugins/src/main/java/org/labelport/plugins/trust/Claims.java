package org.labelport.plugins.trust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.plugin.PluginException;

/**
 * Checks what a jar claims that may belong to others: names and packages of Labelport, the host of a fragment, formats
 * and targets.
 *
 * @param jar the jar that makes the claims
 * @param trusted the trusted ones among its signers
 * @param known the present owners
 * @param refusal makes the errors
 */
record Claims(VerifiedJar jar, List<Signer> trusted, KnownPlugins known, TrustRefusal refusal) {

    private static final Set<String> FRAMEWORK = Set.of("system.bundle", "org.apache.felix.framework");
    private static final String LABELPORT = "org.labelport";
    private static final List<String> RESERVED_PACKAGES = List.of(LABELPORT, "java", "org.osgi");

    /** Labelport's own names are only for signers who may replace its bundles. */
    void checkReserved() throws PluginException {
        if (mayReplaceInstallation()) {
            return;
        }
        String name = jar.id().name();
        if (isReserved(name, known)) {
            throw refusal.reserved("has the name " + name);
        }
        Optional<String> host = jar.fragmentHost().filter(one -> isReserved(one, known));
        if (host.isPresent()) {
            throw refusal.reserved("wants to be a part of " + host.get() + " (Fragment-Host)");
        }
        for (String exported : jar.exports()) {
            if (RESERVED_PACKAGES.stream().anyMatch(reserved -> isWithin(exported, reserved))) {
                throw refusal.reserved("exports the package " + exported);
            }
        }
    }

    /** Checks the host of a fragment, because the fragment's classes run as classes of the host. */
    void checkHost() throws PluginException {
        Optional<String> host = jar.fragmentHost();
        Optional<String> publisher = host.flatMap(known::publisher);
        if (publisher.isPresent() && !mayTouch(publisher)) {
            throw refusal.foreignHost(host.get(), publisher.get());
        }
    }

    /** A format or target belongs to the plug-in that has it, and so to its publisher. */
    void checkFormats() throws PluginException {
        for (String format : jar.formats()) {
            checkOwner("format", format, known.ownerOfFormat(format));
        }
        for (String target : jar.targets()) {
            checkOwner("target", target, known.ownerOfTarget(target));
        }
    }

    private void checkOwner(String kind, String id, Optional<String> owner) throws PluginException {
        boolean other = owner.isPresent() && !owner.get().equals(jar.id().name());
        if (other && !mayTouch(known.publisher(owner.get()))) {
            throw known.isInstallation(owner.get())
                    ? refusal.formatOfInstallation(kind, id, owner.get())
                    : refusal.formatOfPlugin(kind, id, owner.get());
        }
    }

    private boolean mayTouch(Optional<String> publisher) {
        return mayReplaceInstallation() || publisher.filter(this::isSignedBy).isPresent();
    }

    /** Whether a trusted signer has this fingerprint. */
    boolean isSignedBy(String fingerprint) {
        return trusted.stream().anyMatch(one -> one.fingerprint().equals(fingerprint));
    }

    private boolean mayReplaceInstallation() {
        return trusted.stream().anyMatch(Signer::mayReplaceInstallation);
    }

    /** Whether a bundle's name is one of Labelport's own. */
    static boolean isReserved(String name, KnownPlugins known) {
        return isWithin(name.toLowerCase(Locale.ROOT), LABELPORT)
                || FRAMEWORK.contains(name)
                || known.isInstallation(name);
    }

    private static boolean isWithin(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
