package org.labelport.yolo;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.yolo.pictures.PictureNames;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.synapse.SynapsePlan;

/**
 * What the program that reads the export needs to find.
 *
 * @param root the {@code path} in data.yaml; empty for none
 * @param suffixes extensions that it accepts for pictures, in lower case with a dot
 * @param program that reads it
 */
record TrainingLayout(Optional<String> root, Set<String> suffixes, Program program) {

    /** The programs, which differ in the keys of data.yaml that they need or bear. */
    enum Program {
        /** Needs train and val. */
        ULTRALYTICS,
        /** Needs train, val, path and nc. */
        YOLOV5,
        /** CVAT and Datumaro, which take a key that they do not know for a split, and read each split. */
        CVAT;

        /** Returns the program that the option names. */
        static Program of(Options options) {
            return switch (options.text(OPTION.name())) {
                case "yolov5" -> YOLOV5;
                case "cvat" -> CVAT;
                default -> ULTRALYTICS;
            };
        }
    }

    static final OptionSpec OPTION = OptionSpec.choice(
            "layout",
            "ultralytics",
            List.of("ultralytics", "yolov5", "cvat"),
            "Folders, files and numbers: ultralytics as Ultralytics reads them, yolov5 with what YOLOv5 needs in data.yaml,"
                    + " cvat with nothing that CVAT and Datumaro do not know there.");

    /** The option for the path of the data set at the time of training, for layouts that need it. */
    static final OptionSpec ROOT = SynapsePlan.ROOT;

    private static final Set<YoloTask> OF_V5 = EnumSet.of(YoloTask.DETECT, YoloTask.SEGMENT, YoloTask.CLASSIFY);
    /** Extensions that Ultralytics took in after YOLOv5. */
    private static final Set<String> NEWER = Set.of(".avif", ".heic", ".heif", ".jp2");

    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:[/\\\\]|\\\\\\\\).*", Pattern.DOTALL);

    /** Returns the layout that the options choose. */
    static TrainingLayout of(Options options) throws ExportException {
        Program program = Program.of(options);
        if (program != Program.YOLOV5) {
            return new TrainingLayout(Optional.empty(), PictureNames.ULTRALYTICS, program);
        }
        String root = options.text(ROOT.name());
        if (!ABSOLUTE.matcher(root).matches()) {
            throw new ExportException(
                    "option.missing",
                    "layout=yolov5 needs -o root=FOLDER, the absolute path of the folder that will hold data.yaml when you"
                            + " train: YOLOv5 looks for pictures from its own folder, not from that of the file");
        }
        return new TrainingLayout(
                Optional.of(root),
                PictureNames.ULTRALYTICS.stream()
                        .filter(suffix -> !NEWER.contains(suffix))
                        .collect(Collectors.toUnmodifiableSet()),
                program);
    }

    /**
     * Refuses a task that the program does not train.
     *
     * @throws ExportException {@code option.conflict}
     */
    static void requireTask(Options options, YoloTask task) throws ExportException {
        if (Program.of(options) == Program.YOLOV5 && !OF_V5.contains(task)) {
            throw new ExportException(
                    "option.conflict",
                    "YOLOv5 does not train task=" + task.key()
                            + ". Choose detect, segment or classify, or layout=ultralytics");
        }
    }
}
