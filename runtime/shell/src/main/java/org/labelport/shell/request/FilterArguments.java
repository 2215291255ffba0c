package org.labelport.shell.request;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.export.TargetInfo;
import org.labelport.options.OptionSpec;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.Listing;
import picocli.CommandLine.Option;

/** The arguments that say what to read of a target; shared by {@code export}, {@code plan} and {@code preview}. */
public final class FilterArguments {

    private static final String PATH_KEY = "path";
    private static final String IMAGES_KEY = "images";
    private static final String MEDIA_KEY = "media";

    @Option(
            names = "--images",
            paramLabel = "DIR",
            order = 2,
            description = "Folder of the annotated pictures; short for --filter images=DIR.")
    private String images = "";

    @Option(
            names = "--filter",
            paramLabel = "KEY=VALUE",
            order = 3,
            description = "What to read from the target. Repeatable. 'labelport targets coco' lists its keys.")
    private List<String> filter = List.of();

    /**
     * What to read by the target's filter keys, the source's path among them.
     *
     * @param installed the targets that there are
     * @throws WrongUse when the source's target does not take what is given
     */
    public Map<String, Object> of(Optional<TargetAndPath> source, List<TargetInfo> installed) throws WrongUse {
        Map<String, Object> filters = new LinkedHashMap<>();
        if (source.isPresent() && !source.get().path().isEmpty()) {
            filters.put(PATH_KEY, TypedPath.of("--from", source.get().path()));
        }
        if (!images.isEmpty()) {
            if (source.isPresent()) {
                requireImages(source.get().target(), installed);
            }
            filters.put(IMAGES_KEY, TypedPath.of("--images", images));
        }
        for (String text : filter) {
            Assignment one = Assignment.parse("--filter", text);
            Assignment.putOnce(filters, one.key(), TypedPath.of("--filter", one.value()), "the source");
        }
        return filters;
    }

    /** Some targets look for pictures by another key, which only {@code --filter} sets. */
    private static void requireImages(String target, List<TargetInfo> installed) throws WrongUse {
        List<TargetInfo> versions =
                installed.stream().filter(info -> info.id().equals(target)).toList();
        Set<String> keys = versions.stream()
                .flatMap(info -> info.filterKeys().stream())
                .map(OptionSpec::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!versions.isEmpty() && !keys.contains(IMAGES_KEY)) {
            String media = keys.contains(MEDIA_KEY) ? "Give the folder of the files with --filter media=DIR. " : "";
            throw new WrongUse(
                    "option.unknown",
                    "the target '" + target + "' does not take --images. " + media
                            + "What it takes is given with --filter KEY=VALUE: "
                            + Listing.of(keys) + ". 'labelport targets " + target + "' explains them.");
        }
    }
}
