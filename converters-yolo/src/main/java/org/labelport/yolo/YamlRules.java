package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.TrainingLayout.Program;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.dataset.YamlMapping;
import org.labelport.yolo.dataset.YamlProblem;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.read.RowEnd;
import org.labelport.yolo.rows.read.RowGrammar;

/** Checks data.yaml against what Ultralytics requires. */
final class YamlRules {

    private static final int MOST_KEYPOINTS = 10_000;

    private final Path folder;
    private final Path path;
    private final String file;
    private final Program program;
    private final Findings findings;

    /**
     * What could be read from the file.
     *
     * @param grammar of the rows
     * @param places paths of folders and lists by split
     */
    record Described(RowGrammar grammar, Map<Split, List<Path>> places) {}

    YamlRules(Path folder, Path path, Program program, Findings findings) {
        this.folder = folder;
        this.path = path;
        this.file = SlashedPath.of(folder.relativize(path));
        this.program = program;
        this.findings = findings;
    }

    /**
     * Checks the file; returns empty when it cannot be read.
     *
     * @param expected task of the rows; empty when the file is to say it
     */
    Optional<Described> check(Optional<YoloTask> expected, Limits limits) throws ExportException, IOException {
        try {
            YamlMapping yaml = YamlMapping.read(path, limits);
            int classes = classes(yaml);
            Path root = new PathRule(folder, file, program, findings).check(yaml);
            CvatKeys.check(yaml, file, program, findings);
            RowGrammar grammar = grammar(yaml, classes, expected);
            return Optional.of(
                    new Described(grammar, new PlacesRule(folder, root, file, program, findings).check(yaml)));
        } catch (YamlProblem e) {
            findings.rejected("yaml", file, e.lineNumber(), e.problem());
        } catch (ExportException e) {
            if (!e.code().equals(DataDescription.CODE)) {
                throw e;
            }
            findings.rejected("yaml", file, 0, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private int classes(YamlMapping yaml) throws ExportException {
        if (!yaml.has("names")) {
            findings.rejected("names", file, yaml.line("nc"), "there are no names: readers need one for each class");
            return number(yaml.text("nc").orElse("0"), Integer.MAX_VALUE);
        }
        long line = yaml.line("names");
        Map<String, String> names = yaml.numbered("names");
        if (names.isEmpty()) {
            findings.rejected("names", file, line, "names is empty: readers need one for each class");
        }
        if (yaml.has("nc") && number(yaml.text("nc").orElse(""), Integer.MAX_VALUE) != names.size()) {
            findings.rejected(
                    "names", file, yaml.line("nc"), "nc is not the number of names, which is " + names.size());
        }
        for (int i = 0; i < names.size(); i++) {
            if (!names.containsKey(Integer.toString(i))) {
                findings.rejected(
                        "names",
                        file,
                        line,
                        "there are " + names.size() + " names, and " + i
                                + " has none: they must be numbered from 0 without gaps");
                break;
            }
        }
        if (names.getOrDefault("0", "").startsWith("n0")) {
            findings.rejected(
                    "names",
                    file,
                    line,
                    "Ultralytics looks up names among ImageNet's ids if the first one starts with n0: rename it");
        }
        for (Map.Entry<Long, String> retyped : yaml.retyped("names").entrySet()) {
            findings.damaged(
                    "name-retyped",
                    file,
                    retyped.getKey(),
                    "'" + retyped.getValue()
                            + "' is not a text in YAML, and is shown as something else: put it in quotes");
        }
        remarkNames(names, line);
        return names.size();
    }

    private void remarkNames(Map<String, String> names, long line) throws ExportException {
        Set<String> seen = new HashSet<>();
        for (String name : names.values()) {
            if (!seen.add(name)) {
                findings.remark("name-repeated", file, line, "two classes are called '" + name + "'");
            }
            if (name.contains("/")) {
                findings.remark(
                        "name-slash",
                        file,
                        line,
                        "'" + name + "': YOLO-World reads a name with a slash as several names of one class");
            }
        }
    }

    private RowGrammar grammar(YamlMapping yaml, int classes, Optional<YoloTask> expected) throws ExportException {
        List<String> shape = yaml.texts("kpt_shape");
        Optional<YoloTask> said = yaml.text("task").flatMap(YoloTask::ofKey);
        Optional<YoloTask> task = expected.or(() -> shape.isEmpty() ? said : Optional.of(YoloTask.POSE));
        if (task.isEmpty() || task.get() != YoloTask.POSE) {
            return RowGrammar.of(classes, task);
        }
        long line = yaml.line("kpt_shape");
        int keypoints = shape.size() == 2 ? number(shape.get(0), MOST_KEYPOINTS) : -1;
        int dimensions = shape.size() == 2 ? number(shape.get(1), 3) : -1;
        if (keypoints < 1 || dimensions < 2) {
            findings.rejected(
                    "keypoints",
                    file,
                    line,
                    "kpt_shape must be the number of keypoints and 2 or 3, but it is missing or something else");
            return RowGrammar.of(classes, Optional.empty());
        }
        if (dimensions == 2) {
            findings.damaged(
                    "keypoints",
                    file,
                    line,
                    "keypoints have two numbers: a keypoint at 0 0 counts as visible. Write three");
        }
        checkFlip(yaml, keypoints);
        return new RowGrammar(classes, task, keypoints, dimensions, RowEnd.NOTHING);
    }

    private void checkFlip(YamlMapping yaml, int keypoints) throws ExportException {
        List<String> flip = yaml.texts("flip_idx");
        long line = yaml.line("flip_idx");
        if (flip.isEmpty()) {
            findings.remark("flip", file, 0, "without flip_idx, training does not mirror pictures");
            return;
        }
        List<Integer> indices = new ArrayList<>();
        flip.forEach(index -> indices.add(number(index, keypoints - 1)));
        if (flip.size() != keypoints) {
            findings.rejected(
                    "flip", file, line, "flip_idx has " + flip.size() + " numbers for " + keypoints + " keypoints");
        } else if (indices.contains(-1) || indices.stream().distinct().count() != keypoints) {
            findings.damaged("flip", file, line, "flip_idx must name each of 0 to " + (keypoints - 1) + " once");
        }
    }

    private static int number(String text, int most) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
    }
}
