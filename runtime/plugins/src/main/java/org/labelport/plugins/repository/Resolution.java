package org.labelport.plugins.repository;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.repository.PluginResolveContext.Restarts;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.Resolver;

/**
 * Finds out what must be installed with a plug-in so that it runs beside the running bundles, which stay as they are:
 * they are used where they fit, and otherwise another version is added. Only where neither works, the result names what
 * would have to be restarted.
 *
 * <p>For short use: it refers to the bundles that ran when it was made.
 */
public final class Resolution {

    private final Resolver resolver;
    private final RunningBundles running;
    private final Offers offers;

    private Resolution(Resolver resolver, RunningBundles running, Offers offers) {
        this.resolver = resolver;
        this.running = running;
        this.offers = offers;
    }

    /**
     * A resolution against what runs now.
     *
     * @param context of the bundle that makes changes; it is never among what would have to start again
     * @param leaving bundles that new plug-ins must not use, such as draining ones
     * @param offers what may be installed with it
     */
    public static Resolution of(BundleContext context, Predicate<Bundle> leaving, Offers offers) {
        ServiceReference<Resolver> reference =
                requireNonNull(context.getServiceReference(Resolver.class), "every framework has a resolver");
        Resolver resolver = requireNonNull(context.getService(reference), "the framework stops");
        return new Resolution(resolver, RunningBundles.of(context, leaving), offers);
    }

    /**
     * Finds the newest version of a plug-in that can run here.
     *
     * @param nameOrFormat name of a bundle, or id of a format
     * @throws PluginException {@code plugin.no-repository}, {@code plugin.not-found}, {@code plugin.no-version},
     *     {@code plugin.ambiguous}, or {@code plugin.unresolvable} with what the newest version lacks
     */
    public FoundPlugin find(String nameOrFormat, VersionRange range) throws PluginException {
        List<RepositoryBundle> versions = offers.versions(nameOrFormat, range);
        Optional<PluginException> first = Optional.empty();
        for (Restarts restarts : Restarts.values()) {
            for (RepositoryBundle version : versions) {
                try {
                    Needs needs = needs(version.id(), version.resource(), restarts);
                    return new FoundPlugin(version, needs, notes(versions.get(0), version, first));
                } catch (PluginException e) {
                    first = first.or(() -> Optional.of(e));
                }
            }
        }
        throw first.orElseThrow();
    }

    private static List<String> notes(
            RepositoryBundle newest, RepositoryBundle chosen, Optional<PluginException> newestFails) {
        return newest == chosen
                ? List.of()
                : List.of(newest.id() + " is newer and was left out: "
                        + newestFails.map(PluginException::getMessage).orElse(""));
    }

    /**
     * Finds what a jar at hand needs.
     *
     * @throws PluginException {@code plugin.unresolvable} with what it lacks, or {@code plugin.not-a-bundle}
     */
    public Needs needs(Path jar) throws PluginException {
        BundleJar read = BundleJar.read(jar);
        try {
            return needs(read.id(), read.resource(), Restarts.REFUSED);
        } catch (PluginException e) {
            try {
                return needs(read.id(), read.resource(), Restarts.ALLOWED);
            } catch (PluginException again) {
                throw e;
            }
        }
    }

    private Needs needs(PluginId id, Resource wanted, Restarts restarts) throws PluginException {
        PluginResolveContext choices = new PluginResolveContext(wanted, running, offers.bundles(), restarts);
        try {
            Map<Resource, List<Wire>> wires = resolver.resolve(choices);
            return new Needs(along(choices, wires), shared(wires), running.restarts(wires));
        } catch (ResolutionException e) {
            throw new PluginException(
                    "plugin.unresolvable", new MissingNeeds(running, offers, choices).text(id, wanted, e), e);
        }
    }

    private List<RepositoryBundle> along(PluginResolveContext choices, Map<Resource, List<Wire>> wires) {
        Set<Resource> ordered = new LinkedHashSet<>();
        wires.keySet().stream()
                .filter(resource -> choices.bundle(resource).isPresent())
                .sorted(Comparator.comparing(
                        resource -> choices.bundle(resource).orElseThrow().id()))
                .forEach(resource -> addWithProviders(resource, wires, ordered, new LinkedHashSet<>()));
        return ordered.stream()
                .flatMap(resource -> choices.bundle(resource).stream())
                .toList();
    }

    /** Adds a bundle after those that it uses; in a cycle, the one visited first comes last. */
    private static void addWithProviders(
            Resource resource, Map<Resource, List<Wire>> wires, Set<Resource> ordered, Set<Resource> path) {
        if (ordered.contains(resource) || !path.add(resource)) {
            return;
        }
        for (Wire wire : wires.getOrDefault(resource, List.of())) {
            addWithProviders(wire.getProvider(), wires, ordered, path);
        }
        ordered.add(resource);
    }

    private List<PluginId> shared(Map<Resource, List<Wire>> wires) {
        List<PluginId> shared = new ArrayList<>();
        for (Map.Entry<Resource, List<Wire>> entry : wires.entrySet()) {
            if (running.id(entry.getKey()).isEmpty()) {
                entry.getValue().forEach(wire -> running.id(wire.getProvider()).ifPresent(shared::add));
            }
        }
        return shared.stream().distinct().sorted().collect(Collectors.toList());
    }
}
