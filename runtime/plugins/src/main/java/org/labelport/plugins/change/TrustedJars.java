package org.labelport.plugins.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.labelport.engine.limits.LimitsFile;
import org.labelport.limits.Limits;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginRules.Downgrade;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugin.PluginVersion;
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
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.osgi.framework.Bundle;

/** Admits jars that the operator trusts. Keys and settings are read anew for each decision. */
final class TrustedJars implements Admissions {

    private final Settings settings;
    private final Supplier<List<Bundle>> installation;
    private final Consumer<String> warnings;

    /**
     * @param installation bundles that came with it
     * @param warnings takes a line about each key that cannot be read
     */
    TrustedJars(Settings settings, Supplier<List<Bundle>> installation, Consumer<String> warnings) {
        this.settings = settings;
        this.installation = installation;
        this.warnings = warnings;
    }

    @Override
    public StoredPlugin admit(StagedJar jar, String origin, StoreState state, PluginRules rules, List<String> notes)
            throws PluginException {
        TrustedKeys keys = TrustedKeys.of(settings);
        VerifiedJar verified = new JarVerifier(keys, limits()).verify(jar.file(), origin);
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
                Set.of(),
                0);
    }

    private Limits limits() throws PluginException {
        try {
            return LimitsFile.of(settings);
        } catch (ExportException e) {
            throw new PluginException(e.code(), e.getMessage(), e);
        }
    }

    @Override
    public void check(StoredPlugin plugin, StoreState state) throws PluginException {
        TrustedKeys keys = TrustedKeys.readable(settings, warnings);
        new TrustPolicy(keys, Unsigned.REFUSE)
                .check(
                        plugin.id(),
                        plugin.signer().map(SignedBy::fingerprint),
                        new Installed(state, installation.get()));
    }

    @Override
    public void checkReturn(StoredPlugin plugin, StoreState state, PluginRules rules) throws PluginException {
        check(plugin, state);
        Installed installed = new Installed(state, installation.get());
        Optional<PluginVersion> newer = installed
                .servingVersion(plugin.id().name())
                .filter(serving -> serving.compareTo(plugin.id().version()) > 0);
        if (newer.isPresent() && rules.downgrade() == Downgrade.REFUSE) {
            throw new PluginException(
                    "plugin.downgrade",
                    plugin.id() + " is older than " + newer.get()
                            + ", which serves. To go back, use 'labelport plugin rollback "
                            + plugin.id().name() + "', or say --allow-downgrade.");
        }
    }

    private TrustPolicy policy(TrustedKeys keys) throws PluginException {
        return new TrustPolicy(keys, PluginSettings.of(settings).unsigned());
    }
}
