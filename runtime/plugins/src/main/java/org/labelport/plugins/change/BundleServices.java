package org.labelport.plugins.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The formats and targets that a bundle provides, as its manifest declares them or as it has registered them.
 *
 * @param formats ids
 * @param targets ids
 */
public record BundleServices(List<String> formats, List<String> targets) {

    private static final String FORMAT = "org.labelport.format";
    private static final String TARGET = "org.labelport.target";

    /** What a bundle has registered as services right now. */
    static BundleServices of(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services == null
                ? new BundleServices(List.of(), List.of())
                : new BundleServices(property(services, "labelport.format"), property(services, "labelport.target"));
    }

    /** What a bundle declares in its manifest. */
    public static BundleServices declared(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null
                ? new BundleServices(List.of(), List.of())
                : new BundleServices(declared(revision, FORMAT, "format"), declared(revision, TARGET, "target"));
    }

    boolean isNothing() {
        return formats.isEmpty() && targets.isEmpty();
    }

    /** Whether everything that a plug-in declares is here. */
    boolean hasAll(StoredPlugin plugin) {
        Set<String> missing = new HashSet<>(plugin.formats());
        missing.removeAll(formats);
        Set<String> missingTargets = new HashSet<>(plugin.targets());
        missingTargets.removeAll(targets);
        return missing.isEmpty() && missingTargets.isEmpty();
    }

    /** What is here although a plug-in does not declare it. */
    List<String> beyond(StoredPlugin plugin) {
        List<String> beyond = new ArrayList<>();
        formats.stream().filter(id -> !plugin.formats().contains(id)).forEach(id -> beyond.add("the format " + id));
        targets.stream().filter(id -> !plugin.targets().contains(id)).forEach(id -> beyond.add("the target " + id));
        return beyond;
    }

    private static List<String> declared(BundleRevision revision, String namespace, String attribute) {
        List<String> ids = new ArrayList<>();
        for (BundleCapability capability : revision.getDeclaredCapabilities(namespace)) {
            if (capability.getAttributes().get(attribute) instanceof String id) {
                ids.add(id);
            }
        }
        return ids.stream().sorted().toList();
    }

    private static List<String> property(ServiceReference<?>[] services, String name) {
        return Arrays.stream(services)
                .map(service -> service.getProperty(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .sorted()
                .toList();
    }
}
