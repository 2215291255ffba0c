package org.labelport.plugins.change;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.labelport.plugins.trust.KnownPlugins;
import org.osgi.framework.Bundle;

/**
 * The plug-ins of a state and the bundles of an installation, for deciding whether another plug-in may be installed.
 */
final class Installed implements KnownPlugins {

    private final StoreState state;
    private final List<Bundle> installation;

    /** @param installation bundles that came with it */
    Installed(StoreState state, List<Bundle> installation) {
        this.state = state;
        this.installation = List.copyOf(installation);
    }

    @Override
    public Optional<String> publisher(String name) {
        return Optional.ofNullable(state.publishers().get(name));
    }

    @Override
    public Optional<PluginVersion> servingVersion(String name) {
        Stream<PluginId> stored = serving().map(StoredPlugin::id);
        Stream<PluginId> brought = installation.stream()
                .map(PluginBundles::id)
                .filter(id -> !state.replaced().contains(id));
        return Stream.concat(stored, brought)
                .filter(id -> id.name().equals(name))
                .map(PluginId::version)
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<String> ownerOfFormat(String format) {
        return owner(format, StoredPlugin::formats, BundleServices::formats);
    }

    @Override
    public Optional<String> ownerOfTarget(String target) {
        return owner(target, StoredPlugin::targets, BundleServices::targets);
    }

    private Optional<String> owner(
            String id,
            Function<StoredPlugin, List<String>> ofStored,
            Function<BundleServices, List<String>> ofBrought) {
        Stream<String> stored = serving()
                .filter(plugin -> ofStored.apply(plugin).contains(id))
                .map(plugin -> plugin.id().name());
        Stream<String> brought = installation.stream()
                .filter(bundle ->
                        ofBrought.apply(BundleServices.declared(bundle)).contains(id))
                .filter(bundle -> !state.replaced().contains(PluginBundles.id(bundle)))
                .map(Bundle::getSymbolicName);
        return Stream.concat(stored, brought).findFirst();
    }

    @Override
    public boolean isInstallation(String name) {
        return installation.stream().anyMatch(bundle -> name.equals(bundle.getSymbolicName()));
    }

    private Stream<StoredPlugin> serving() {
        return state.plugins().stream().filter(plugin -> plugin.role() == Role.SERVING);
    }
}
