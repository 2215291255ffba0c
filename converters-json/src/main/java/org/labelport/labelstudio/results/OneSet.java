package org.labelport.labelstudio.results;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation.Provenance;

/**
 * The state while the results of one person or model are read: which regions are children of others, and which
 * annotations they became.
 */
final class OneSet {

    private static final int MAX_DEPTH = 100;

    private final ResultSet set;
    private final int number;
    private final PointsReader points;
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> haveChildren = new HashSet<>();
    /** The first annotation of each region, by the region's id. */
    private final Map<String, String> annotationOf = new HashMap<>();

    private final Set<String> tracks = new HashSet<>();
    /** The labels of the regions that have children. */
    private final Map<String, String> labelOf = new HashMap<>();

    /** @param number 0 for the first set of the task, 1 for the next, and so on */
    OneSet(ResultSet set, int number, PointsReader points) {
        this.set = set;
        this.number = number;
        this.points = points;
    }

    PointsReader points() {
        return points;
    }

    Provenance provenance(Optional<Double> score) {
        return set.provenance(score);
    }

    void hangs(String child, String parent) {
        parents.put(RegionIds.whole(child), parent);
        haveChildren.add(parent);
    }

    /** Notes the labels of regions that have children. Points do not count, since they are parts of their object. */
    void labelParents(Map<String, List<Node>> objects) {
        for (String parent : haveChildren) {
            objects.getOrDefault(parent, List.of()).stream()
                    .filter(result -> Geometry.kind(result) != Geometry.Kind.POINT)
                    .flatMap(result -> RegionReader.labels(result).stream())
                    .findFirst()
                    .ifPresent(label -> labelOf.put(parent, label));
        }
    }

    String labelOf(String region) {
        return labelOf.getOrDefault(region, "");
    }

    void annotated(String region, String annotation) {
        annotationOf.putIfAbsent(region, annotation);
    }

    boolean isAnnotated(String region) {
        return annotationOf.containsKey(region);
    }

    /** Whether a track is the first of a name. Label Studio copies the name when somebody copies a region. */
    boolean isFirstCalled(String track) {
        return tracks.add(track);
    }

    /** Returns the first annotation of a region; empty when there is none. */
    String annotationOf(String region) {
        return annotationOf.getOrDefault(region, "");
    }

    /**
     * Returns the group of a region: the id of its topmost ancestor; empty when the region has neither parent nor
     * children.
     */
    String group(String region) {
        String whole = RegionIds.whole(region);
        if (!parents.containsKey(whole) && !haveChildren.contains(whole)) {
            return "";
        }
        String root = whole;
        for (int depth = 0; depth < MAX_DEPTH && parents.containsKey(root); depth++) {
            root = parents.get(root);
        }
        return number == 0 ? root : root + "~" + number;
    }
}
