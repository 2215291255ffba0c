package org.labelport.shell.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.shell.invocation.WrongUse;
import picocli.CommandLine.Option;

/** The arguments that say what to read of a target; shared by {@code export}, {@code plan} and {@code preview}. */
public final class FilterArguments {

    private static final String PATH_KEY = "path";
    private static final String IMAGES_KEY = "images";

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

    /** What to read by the target's filter keys, the source's path among them. */
    public Map<String, Object> of(Optional<TargetAndPath> source) throws WrongUse {
        Map<String, Object> filters = new LinkedHashMap<>();
        if (source.isPresent() && !source.get().path().isEmpty()) {
            filters.put(PATH_KEY, source.get().path());
        }
        if (!images.isEmpty()) {
            filters.put(IMAGES_KEY, images);
        }
        for (String text : filter) {
            Assignment one = Assignment.parse("--filter", text);
            Assignment.putOnce(filters, one.key(), one.value(), "the source");
        }
        return filters;
    }
}
