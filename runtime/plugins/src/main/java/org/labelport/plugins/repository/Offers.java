package org.labelport.plugins.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.VersionRange;
import org.labelport.report.NearNames;

/**
 * What the repositories offer, and which of them could not be read.
 *
 * @param indexes the indexes that could be read, in the order of the settings
 * @param problems why the others could not be read; to be shown whatever else happens
 * @param increments what the caller must keep and pass to the next reading: the highest increments that were seen, by
 *     index, including those that were passed in
 */
public record Offers(List<PluginIndex> indexes, List<PluginException> problems, Map<String, Long> increments) {

    /** Nothing: there are no repositories. */
    public static final Offers NONE = new Offers(List.of(), List.of(), Map.of());

    private static final int MOST_NAMES = 5;

    public Offers {
        indexes = List.copyOf(indexes);
        problems = List.copyOf(problems);
        increments = Map.copyOf(increments);
    }

    /**
     * All plug-ins, sorted by name and version. If several repositories have a version, the one that would be taken.
     */
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
        return bundles().stream()
                .filter(bundle ->
                        bundle.brings(formatId) && range.includes(bundle.id().version()))
                .max(Comparator.comparing(bundle -> bundle.id().version()))
                .map(bundle -> "The repository " + bundle.repository() + " has " + formatId + " "
                        + bundle.id().version() + ": labelport plugin install " + formatId + "@"
                        + bundle.id().version());
    }

    /** All jars; if several repositories have a version, the jar of the first. */
    List<RepositoryBundle> bundles() {
        Set<PluginId> seen = new TreeSet<>();
        return indexes.stream()
                .flatMap(index -> index.bundles().stream())
                .filter(bundle -> seen.add(bundle.id()))
                .toList();
    }

    /**
     * The allowed versions of a plug-in, the newest first; at least one.
     *
     * @param nameOrFormat name of a bundle, or id of a format
     * @throws PluginException {@code plugin.no-repository}, {@code plugin.not-found} with similar names,
     *     {@code plugin.no-version} with the versions that there are, {@code plugin.ambiguous} when bundles of several names
     *     bring the format; when no repository could be read, why the first could not
     */
    List<RepositoryBundle> versions(String nameOrFormat, VersionRange range) throws PluginException {
        List<RepositoryBundle> called = called(nameOrFormat);
        List<RepositoryBundle> fitting = called.stream()
                .filter(bundle -> range.includes(bundle.id().version()))
                .sorted(Comparator.comparing(RepositoryBundle::id).reversed())
                .toList();
        if (called.isEmpty()) {
            throw notFound(nameOrFormat);
        }
        if (fitting.isEmpty()) {
            String versions = called.stream()
                    .map(bundle -> bundle.id().version())
                    .distinct()
                    .sorted()
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            throw refusal(
                    "plugin.no-version",
                    "No repository has " + nameOrFormat + "@" + range + "; there is " + versions
                            + ". Ask for one of these.");
        }
        Set<String> names =
                fitting.stream().map(bundle -> bundle.id().name()).collect(Collectors.toCollection(TreeSet::new));
        if (names.size() > 1) {
            throw new PluginException(
                    "plugin.ambiguous",
                    "Several plug-ins bring the format " + nameOrFormat + ": " + String.join(", ", names)
                            + ". Name the one that you want.");
        }
        return fitting;
    }

    private List<RepositoryBundle> called(String nameOrFormat) {
        List<RepositoryBundle> named = bundles().stream()
                .filter(bundle -> bundle.id().name().equals(nameOrFormat))
                .toList();
        return named.isEmpty()
                ? bundles().stream()
                        .filter(bundle -> bundle.brings(nameOrFormat))
                        .toList()
                : named;
    }

    private PluginException notFound(String nameOrFormat) {
        if (indexes.isEmpty() && problems.isEmpty()) {
            return new PluginException(
                    "plugin.no-repository",
                    "There is no repository to look for " + nameOrFormat
                            + " in. Give the path of a jar, or name a repository"
                            + " in conf/plugins.json: {\"repositories\": [\"/srv/plugins/index.xml\"]}");
        }
        if (indexes.isEmpty()) {
            return refusal(problems.get(0).code(), "");
        }
        List<String> near = NearNames.of(
                nameOrFormat,
                available().stream()
                        .flatMap(plugin -> Stream.concat(Stream.of(plugin.id().name()), plugin.formats().stream())));
        return refusal(
                "plugin.not-found",
                "No repository has a plug-in or format " + nameOrFormat + ". "
                        + (near.isEmpty()
                                ? "See what there is with: labelport plugin list --available"
                                : "Similar names: "
                                        + near.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * An error whose message also names the repositories that could not be read, because they may have had the plug-in.
     */
    private PluginException refusal(String code, String message) {
        List<String> sentences = new ArrayList<>();
        if (!message.isEmpty()) {
            sentences.add(message);
        }
        problems.forEach(problem -> sentences.add(problem.getMessage()));
        return new PluginException(code, String.join(" ", sentences));
    }
}
