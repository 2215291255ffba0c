package org.labelport.plugins.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugins.guard.BundleVetting;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.store.StateFile;
import org.labelport.plugins.store.StoreState;
import org.labelport.settings.Settings;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Applies the rules for plug-ins to bundles that are installed in another way. */
public final class VetOthers implements BundleVetting {

    private final TrustedJars trusted;
    private final Optional<PluginFolder> folder;

    /** @param folder the folder of plug-ins, which records the owners of names */
    public VetOthers(BundleContext context, Settings settings, Optional<PluginFolder> folder) {
        PluginBundles bundles = new PluginBundles(context, () -> Duration.ZERO, id -> {});
        this.trusted = new TrustedJars(settings, bundles::installation, line -> {});
        this.folder = folder;
    }

    @Override
    public Optional<String> refusal(Bundle bundle, Path jar) {
        try {
            StoreState state = folder.isPresent() ? new StateFile(folder.get()).read() : StoreState.EMPTY;
            trusted.admit(new StagedJar(jar, ""), bundle.getLocation(), state, PluginRules.USUAL, new ArrayList<>());
            return Optional.empty();
        } catch (PluginException e) {
            return Optional.of(e.line());
        }
    }
}
