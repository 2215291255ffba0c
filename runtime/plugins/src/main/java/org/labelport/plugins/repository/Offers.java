package org.labelport.plugins.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.VersionRange;

/**
 * What the repositories offer, and which of them could not be read.
 *
 * @param indexes those that could be read, in the order of the settings
 * @param problems why the others could not; to be shown whatever else happens
 * @param increments what the caller remembers and gives to the next reading: the newest increments that were seen, by
 *     address, those that were given included
 */
public record Offers(List<PluginIndex> indexes, List<PluginException> problems, Map<String, Long> increments) {

    /** Nothing: there are no repositories. */
    public static final Offers NONE = new Offers(List.of(), List.of(), Map.of());

    public Offers {
        indexes = List.copyOf(indexes);
        problems = List.copyOf(problems);
        increments = Map.copyOf(increments);
    }

    /** All plug-ins, by name and version. Of a version that several repositories have, the one that would be taken. */
    public List<AvailablePlugin> available() {
        Map<PluginId, AvailablePlugin> first = new TreeMap<>();
        indexes.stream()
                .flatMap(index -> index.available().stream())
                .forEach(plugin -> first.putIfAbsent(plugin.id(), plugin));
        return List.copyOf(first.values());
    }

    /**
     * Where a format can be had that is not installed.
     *
     * @return a line with the command that installs it; empty when no repository has it
     */
    public Optional<String> suggest(String formatId, VersionRange range) {
        return indexes.stream()
                .flatMap(index -> index.newest(formatId, range).stream())
                .max(Comparator.comparing(bundle -> bundle.id().version()))
                .map(bundle -> "The repository " + bundle.repository() + " has " + formatId + " "
                        + bundle.id().version() + ": labelport plugin install " + formatId + "@"
                        + bundle.id().version());
    }

    /** All jars; of a version that several repositories have, the one of the first. */
    List<RepositoryBundle> bundles() {
        Set<PluginId> seen = new TreeSet<>();
        return indexes.stream()
                .flatMap(index -> index.bundles().stream())
                .filter(bundle -> seen.add(bundle.id()))
                .toList();
    }

    /**
     * The highest version of a plug-in.
     *
     * @param nameOrFormat name of a bundle, or id of a format
     * @throws PluginException {@code plugin.not-found} with what there is, {@code plugin.ambiguous} when bundles of several
     *     names bring the format
     */
    public RepositoryBundle newest(String nameOrFormat, VersionRange range) throws PluginException {
        List<RepositoryBundle> named = bundles().stream()
                .filter(bundle -> bundle.id().name().equals(nameOrFormat))
                .toList();
        List<RepositoryBundle> candidates = named.isEmpty()
                ? bundles().stream()
                        .filter(bundle -> bundle.brings(nameOrFormat))
                        .toList()
                : named;
        List<RepositoryBundle> fitting = candidates.stream()
                .filter(bundle -> range.includes(bundle.id().version()))
                .toList();
        List<String> names =
                fitting.stream().map(bundle -> bundle.id().name()).distinct().toList();
        if (names.size() > 1) {
            throw new PluginException(
                    "plugin.ambiguous",
                    "Several plug-ins bring the format " + nameOrFormat + ": " + String.join(", ", names)
                            + ". Name the one that you want.");
        }
        return fitting.stream()
                .max(Comparator.comparing(RepositoryBundle::id))
                .orElseThrow(() -> notFound(nameOrFormat, range, candidates));
    }

    private PluginException notFound(String nameOrFormat, VersionRange range, List<RepositoryBundle> others) {
        List<String> sentences = new ArrayList<>();
        if (indexes.isEmpty() && problems.isEmpty()) {
            sentences.add("There is no repository to look for " + nameOrFormat
                    + " in. Give the path of a jar, or name a repository in plugins.json.");
        } else if (others.isEmpty()) {
            sentences.add("No repository has a plug-in or format " + nameOrFormat
                    + ". See what there is with: labelport plugin list --available");
        } else {
            sentences.add("No repository has " + nameOrFormat + " " + range + ". There is "
                    + String.join(
                            ", ",
                            others.stream()
                                    .map(bundle -> bundle.id().version().toString())
                                    .toList())
                    + ".");
        }
        problems.forEach(problem -> sentences.add(problem.getMessage()));
        return new PluginException("plugin.not-found", String.join(" ", sentences));
    }
}
