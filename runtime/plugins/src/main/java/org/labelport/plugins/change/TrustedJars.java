package org.labelport.plugins.change;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugins.settings.PluginSettings;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.labelport.plugins.store.StoredPlugin.SignedBy;
import org.labelport.plugins.trust.Decision;
import org.labelport.plugins.trust.JarVerifier;
import org.labelport.plugins.trust.TrustPolicy;
import org.labelport.plugins.trust.TrustedKeys;
import org.labelport.plugins.trust.VerifiedJar;
import org.labelport.settings.Settings;
import org.osgi.framework.Bundle;

/** Lets in what the operator trusts. Keys and settings are read anew for each decision. */
final class TrustedJars implements Admissions {

    private final Settings settings;
    private final Supplier<List<Bundle>> installation;

    /** @param installation bundles that came with it */
    TrustedJars(Settings settings, Supplier<List<Bundle>> installation) {
        this.settings = settings;
        this.installation = installation;
    }

    @Override
    public StoredPlugin admit(StagedJar jar, String origin, StoreState state, PluginRules rules, List<String> notes)
            throws PluginException {
        TrustedKeys keys = TrustedKeys.of(settings);
        VerifiedJar verified = new JarVerifier(keys).verify(jar.file(), origin);
        Decision decision = policy(keys).decide(verified, new Installed(state, installation.get()), rules);
        notes.addAll(decision.notes());
        state.find(verified.id())
                .filter(plugin -> plugin.runs() && !plugin.sha256().equals(jar.sha256()))
                .ifPresent(plugin -> notes.add(plugin.id() + " was another build, " + plugin.sha256()));
        boolean library = verified.formats().isEmpty() && verified.targets().isEmpty();
        return new StoredPlugin(
                verified.id(),
                jar.sha256(),
                library ? Role.LIBRARY : Role.SERVING,
                decision.signer().map(signer -> new SignedBy(signer.fingerprint(), signer.subject())),
                origin,
                verified.formats(),
                verified.targets(),
                Set.of());
    }

    @Override
    public void check(StoredPlugin plugin, StoreState state) throws PluginException {
        policy(TrustedKeys.of(settings))
                .check(
                        plugin.id(),
                        plugin.signer().map(SignedBy::fingerprint),
                        new Installed(state, installation.get()));
    }

    private TrustPolicy policy(TrustedKeys keys) throws PluginException {
        return new TrustPolicy(keys, PluginSettings.of(settings).unsigned());
    }
}
