package org.labelport.yolo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.verify.Problem.Effect;
import org.labelport.yolo.TrainingLayout.Program;
import org.labelport.yolo.dataset.YamlMapping;

/**
 * Finds what CVAT and Datumaro do not bear in data.yaml: they take every key that they do not know for a split, whose folder they then
 * miss, and read a folder once for each split that names it.
 */
final class CvatKeys {

    private static final Set<String> KNOWN = Set.of("path", "names", "kpt_shape", "flip_idx", "backup", "classes");
    private static final List<String> SPLITS = List.of("train", "val", "test", "validation");

    private CvatKeys() {}

    static void check(YamlMapping yaml, String file, Program program, Findings findings) throws ExportException {
        Effect effect = program == Program.CVAT ? Effect.REJECTED : Effect.REMARK;
        Set<String> others = new TreeSet<>(yaml.keys());
        others.removeAll(KNOWN);
        SPLITS.forEach(others::remove);
        if (!others.isEmpty()) {
            String first = others.iterator().next();
            findings.report(
                    effect,
                    "cvat-keys",
                    file,
                    yaml.line(first),
                    "CVAT and Datumaro take each of these keys for a split, and stop because it has no folder: "
                            + String.join(", ", others) + ". Export with layout=cvat for them");
        }
        Set<String> places = new HashSet<>();
        for (String split : SPLITS) {
            for (String place : yaml.places(split)) {
                if (!places.add(place)) {
                    findings.report(
                            effect == Effect.REJECTED ? Effect.DAMAGED : effect,
                            "cvat-twice",
                            file,
                            yaml.line(split),
                            "CVAT and Datumaro read '" + place + "' once more for " + split + ", and so have all its"
                                    + " annotations twice. Export with layout=cvat for them");
                }
            }
        }
    }
}
