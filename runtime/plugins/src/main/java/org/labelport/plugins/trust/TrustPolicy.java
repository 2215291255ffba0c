package org.labelport.plugins.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginRules.Downgrade;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugin.PluginVersion;

/**
 * Decides whether a jar that is what it was when it was signed may come, and whether one that came may still run. A name
 * belongs to who signed it first, for as long as that key is trusted; it is handed over by a jar that both sign. Immutable.
 */
public final class TrustPolicy {

    private final TrustedKeys keys;
    private final Unsigned unsigned;

    /**
     * @param keys those with which the jars were verified
     * @param unsigned what the operator has set for all jars without a trusted signature
     */
    public TrustPolicy(TrustedKeys keys, Unsigned unsigned) {
        this.keys = keys;
        this.unsigned = unsigned;
    }

    /**
     * Decides whether a jar may be installed.
     *
     * @param rules can allow jars without a trusted signature, and older versions
     * @throws PluginException {@code plugin.reserved-name}, {@code plugin.unsigned}, {@code plugin.foreign},
     *     {@code plugin.publisher-changed}, {@code plugin.format-taken} or {@code plugin.downgrade}
     */
    public Decision decide(VerifiedJar jar, KnownPlugins known, PluginRules rules) throws PluginException {
        TrustRefusal refusal = new TrustRefusal(jar, keys.place());
        List<String> notes = new ArrayList<>(jar.notes());
        List<Signer> trusted = jar.signers().stream().filter(Signer::isTrusted).toList();
        Claims claims = new Claims(jar, trusted, known, refusal);
        claims.checkReserved();
        if (trusted.isEmpty()) {
            if (unsigned == Unsigned.REFUSE && rules.unsigned() == Unsigned.REFUSE) {
                throw jar.signers().isEmpty()
                        ? refusal.unsigned()
                        : refusal.foreign(jar.signers().get(0));
            }
            notes.add(refusal.allowed());
        }
        Optional<Signer> signer = publisher(claims, notes);
        claims.checkHost();
        claims.checkFormats();
        checkVersion(jar, known, rules, refusal, notes);
        return new Decision(signer, notes);
    }

    /** The signer who owns the name from now on. */
    private Optional<Signer> publisher(Claims claims, List<String> notes) throws PluginException {
        List<Signer> trusted = claims.trusted();
        TrustRefusal refusal = claims.refusal();
        Optional<String> before = claims.known().publisher(claims.jar().id().name());
        if (before.isEmpty() || trusted.isEmpty()) {
            before.map(refusal::wasSigned).ifPresent(notes::add);
            return trusted.stream().findFirst();
        }
        if (claims.isSignedBy(before.get())) {
            Stream<Signer> others =
                    trusted.stream().filter(one -> !one.fingerprint().equals(before.get()));
            return others.findFirst().or(() -> trusted.stream().findFirst());
        }
        Optional<TrustedKey> still = keys.find(before.get());
        if (still.isPresent()) {
            throw refusal.publisherChanged(trusted.get(0), still.get());
        }
        notes.add(refusal.takenOver(trusted.get(0), before.get()));
        return trusted.stream().findFirst();
    }

    private static void checkVersion(
            VerifiedJar jar, KnownPlugins known, PluginRules rules, TrustRefusal refusal, List<String> notes)
            throws PluginException {
        Optional<PluginVersion> newer = known.servingVersion(jar.id().name())
                .filter(one -> one.compareTo(jar.id().version()) > 0);
        if (newer.isPresent()) {
            if (rules.downgrade() == Downgrade.REFUSE) {
                throw refusal.downgrade(newer.get());
            }
            notes.add(refusal.older(newer.get()));
        }
    }

    /**
     * Decides whether a plug-in that was admitted before may run now, because its key may have been removed from the
     * folder since. A plug-in that was admitted without a trusted signer stays allowed.
     *
     * @param fingerprint fingerprint of the signer that {@link #decide} named when it was installed
     * @throws PluginException {@code plugin.foreign} or {@code plugin.reserved-name}
     */
    public void check(PluginId plugin, Optional<String> fingerprint, KnownPlugins known) throws PluginException {
        Optional<TrustedKey> key = fingerprint.flatMap(keys::find);
        if (fingerprint.isPresent() && key.isEmpty()) {
            throw new PluginException(
                    "plugin.foreign",
                    plugin + " was signed with the key " + fingerprint.get()
                            + ", which is no longer trusted: it is not in "
                            + keys.place()
                            + ". Put its certificate back, or take the plug-in away: labelport plugin uninstall "
                            + plugin.name() + ".");
        }
        boolean mayReplace =
                key.filter(one -> one.signer().mayReplaceInstallation()).isPresent();
        if (!mayReplace && Claims.isReserved(plugin.name(), known)) {
            throw new PluginException(
                    "plugin.reserved-name",
                    plugin + " has a name that only keys in " + keys.place()
                            + "/labelport may sign, and its key is not there"
                            + ". Put the certificate there, or take the plug-in away: labelport plugin uninstall "
                            + plugin.name() + ".");
        }
    }
}
