package org.labelport.plugins.repository;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.need.Wanted;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.service.resolver.ResolutionException;

/** Says in plain words what a jar lacks. */
final class MissingNeeds {

    private static final String PACKAGE = BundleRevision.PACKAGE_NAMESPACE;
    private static final String HOST = BundleRevision.HOST_NAMESPACE;
    private static final String JAVA = "osgi.ee";
    private static final int MOST_VERSIONS = 5;

    private final RunningBundles running;
    private final Offers offers;
    private final PluginResolveContext choices;

    MissingNeeds(RunningBundles running, Offers offers, PluginResolveContext choices) {
        this.running = running;
        this.offers = offers;
        this.choices = choices;
    }

    String text(PluginId id, Resource wanted, ResolutionException failure) {
        Collection<Requirement> unresolved = failure.getUnresolvedRequirements();
        if (unresolved.isEmpty()) {
            return id + " cannot run here: "
                    + String.valueOf(failure.getMessage()).replaceAll("\\s+", " ") + ". Ask its author." + unread();
        }
        Requirement lacking = deepest(unresolved.iterator().next());
        String whose = lacking.getResource() == wanted
                ? "it"
                : BundleJar.Identity.of(lacking.getResource())
                        .map(needed -> needed + ", which would be installed with it,")
                        .orElse("it");
        Wanted lacks = Wanted.of(lacking);
        String part = lacks.namespace().equals(HOST) ? ", of which it is a part" : "";
        return id + " cannot run here: " + whose + " needs " + lacks.words() + part + because(lacking, lacks)
                + unread();
    }

    /** The requirement that cannot be met at all: the given one, or one of a bundle that would meet it. */
    private Requirement deepest(Requirement failed) {
        Deque<Requirement> left = new ArrayDeque<>(List.of(failed));
        Set<Resource> seen = new HashSet<>();
        while (!left.isEmpty()) {
            Requirement requirement = left.pop();
            List<Capability> providers = choices.findProviders(requirement);
            if (providers.isEmpty()) {
                return requirement;
            }
            providers.stream()
                    .map(Capability::getResource)
                    .filter(provider -> choices.bundle(provider).isPresent() && seen.add(provider))
                    .flatMap(provider -> provider.getRequirements(null).stream())
                    .filter(choices::isNeeded)
                    .forEach(left::add);
        }
        return failed;
    }

    private String because(Requirement lacking, Wanted lacks) {
        if (lacks.namespace().equals(JAVA)) {
            return "; this is Java " + Runtime.version().feature() + ". Run Labelport with a newer Java.";
        }
        if (!choices.findProviders(lacking).isEmpty()) {
            return ", which conflicts with a version that its other dependencies use. Choose versions that were made for"
                    + " each other.";
        }
        List<String> there = versions(lacks);
        return there.isEmpty()
                ? ", which neither this installation nor a repository has. Add a jar that has it to a repository, or install it first."
                : "; there is " + String.join(", ", there)
                        + ". Add a jar that has it to a repository, or install it first.";
    }

    private String unread() {
        return offers.problems().isEmpty()
                ? ""
                : offers.problems().stream().map(PluginException::getMessage).collect(Collectors.joining(" ", " ", ""));
    }

    /** The other versions that exist, and where. */
    private List<String> versions(Wanted lacks) {
        String namespace = lacks.namespace();
        Optional<String> name = lacks.name();
        if (name.isEmpty()) {
            return List.of();
        }
        Stream<String> here = running.offering().stream()
                .flatMap(revision -> revision.getCapabilities(namespace).stream())
                .filter(capability ->
                        name.get().equals(capability.getAttributes().get(namespace)))
                .map(capability -> version(capability) + " here"
                        + running.id(capability.getResource())
                                .map(id -> " (" + id.name() + ")")
                                .orElse(""));
        Stream<String> there = offers.bundles().stream()
                .flatMap(bundle -> bundle.resource().getCapabilities(namespace).stream()
                        .filter(capability ->
                                name.get().equals(capability.getAttributes().get(namespace)))
                        .map(capability -> version(capability) + " in the repository (" + bundle.id() + ")"));
        return Stream.concat(here, there).collect(Collectors.toCollection(TreeSet::new)).stream()
                .limit(MOST_VERSIONS)
                .toList();
    }

    private static String version(Capability capability) {
        Object version = capability
                .getAttributes()
                .get(capability.getNamespace().equals(PACKAGE) ? "version" : "bundle-version");
        return version == null ? "one without version" : version.toString();
    }
}
