package org.labelport.labelstudio.write;

import java.util.ArrayList;
import java.util.List;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.model.Skeleton;

/** Makes unique labels for the points of a skeleton. */
final class PointNames {

    private PointNames() {}

    static List<String> of(Skeleton skeleton) {
        LabelNames names = new LabelNames();
        List<String> labels = new ArrayList<>();
        skeleton.points().forEach(point -> labels.add(names.free(LabelNames.safe(point))));
        return labels;
    }
}
