package org.labelport.engine.catalogue;

import java.util.Comparator;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;

/**
 * Where an installed service comes from.
 *
 * @param provider name of the bundle, module or jar; the package's name where there is none
 * @param version {@code 0} where there is none
 * @param bundle id of the bundle; {@link Providers#NO_BUNDLE} outside a framework
 * @param ranking of the service: of equal versions the higher one is preferred; 0 outside a framework
 * @param service id of the service: of equal versions and rankings the lower one is preferred; 0 outside a framework
 */
public record Origin(String provider, String version, long bundle, int ranking, long service) {

    /** Sorts the origin that runs prefer first. */
    static final Comparator<Origin> BEST_FIRST = Comparator.comparing(Origin::parsedVersion)
            .thenComparing(Origin::ranking)
            .reversed()
            .thenComparing(Origin::service);

    private static final PluginVersion NO_VERSION = new PluginVersion(0, 0, 0, "");

    /** The origin of a service of a bundle, without a ranking. */
    public Origin(String provider, String version, long bundle) {
        this(provider, version, bundle, 0, 0);
    }

    /** The origin of a service outside a framework, read from its module or jar. */
    public static Origin of(Object service) {
        Class<?> type = service.getClass();
        Package packaged = type.getPackage();
        String title = packaged.getImplementationTitle();
        String version = packaged.getImplementationVersion();
        if (version != null) {
            return outside(title == null ? packaged.getName() : title, version);
        }
        if (type.getModule().isNamed()) {
            return outside(
                    type.getModule().getName(),
                    type.getModule().getDescriptor().rawVersion().orElse("0"));
        }
        return outside(packaged.getName(), "0");
    }

    private static Origin outside(String provider, String version) {
        return new Origin(provider, version, Providers.NO_BUNDLE);
    }

    /** Whether a service comes from this version of this bundle. */
    boolean is(String otherProvider, String otherVersion) {
        return provider.equals(otherProvider) && version.equals(otherVersion);
    }

    /** The version for comparisons; a version that cannot be parsed counts as 0.0.0. */
    public PluginVersion parsedVersion() {
        return PluginVersion.parse(version).orElse(NO_VERSION);
    }

    /** The plug-in. */
    public PluginId plugin() {
        return new PluginId(provider, parsedVersion());
    }
}
