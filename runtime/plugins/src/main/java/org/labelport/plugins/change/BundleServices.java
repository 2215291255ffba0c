package org.labelport.plugins.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.target.TargetHandler;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
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

    /**
     * What keeps runs from getting what a bundle has registered, although each service by itself is whole: one that names
     * no format or target, because its class lacks the annotation, and two for one.
     */
    static List<String> unclear(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services == null) {
            return List.of();
        }
        List<String> unclear = new ArrayList<>();
        unclear(services, Converter.class, "format", "@ProvidesFormat", unclear);
        unclear(services, TargetHandler.class, "target", "@ProvidesTarget", unclear);
        return unclear;
    }

    private static void unclear(
            ServiceReference<?>[] services, Class<?> type, String kind, String annotation, List<String> unclear) {
        Set<Object> seen = new HashSet<>();
        for (ServiceReference<?> service : services) {
            Object id = service.getProperty("labelport." + kind);
            boolean ofType = List.of((String[]) service.getProperty(Constants.OBJECTCLASS))
                    .contains(type.getName());
            // A mediator of ServiceLoader registers copies without properties.
            if (ofType && id == null && service.getProperty("serviceloader.mediator") == null) {
                unclear.add("the component " + service.getProperty("component.name") + ", which names no " + kind
                        + ": annotate its class with " + annotation);
            } else if (ofType && id != null && !seen.add(id)) {
                unclear.add("the " + kind + " " + id + " twice: give each an id of its own");
            }
        }
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
