package org.labelport.labelstudio.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.results.ResultSet;
import org.labelport.model.Media;

/** Finds the results on other pictures than the one that is read from a task: they would be drawn on that picture. */
final class OtherPictures {

    private OtherPictures() {}

    /** Returns why results on a picture are not read, by the {@code to_name} of the results. */
    static Map<String, String> reasons(Task task, List<ResultSet> sets, LabelConfig config, ShownMedia shown) {
        if (!(shown.media() instanceof Media.Image)) {
            return Map.of();
        }
        Set<String> unknown = new LinkedHashSet<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ResultSet set : sets) {
            for (Node result : set.results()) {
                if (!Geometry.isOnPicture(result)) {
                    continue;
                }
                String name = result.string("to_name").orElse("");
                Optional<String> variable = Optional.ofNullable(config.objects().get(name))
                        .map(LabelConfig.Shown::variable)
                        .or(() -> Optional.of(name))
                        .filter(each -> task.data().field(each).isPresent());
                if (variable.isEmpty()) {
                    unknown.add(name);
                } else if (!variable.get().equals(shown.variable())) {
                    reasons.put(
                            name,
                            "it is on '" + name + "', but of a task with several pictures only '" + shown.variable()
                                    + "' is read");
                }
            }
        }
        if (unknown.size() > 1 && TaskMedia.pictures(task.data()) > 1) {
            for (String name : unknown) {
                reasons.put(
                        name,
                        "the task shows several pictures, and only the interface says which one is '" + name
                                + "'. Give the interface as 'config'");
            }
        }
        return reasons;
    }
}
