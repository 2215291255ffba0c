package org.labelport.labelstudio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Category;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * What holds for a whole export.
 *
 * @param kinds of media that occur; several of them get a folder each, because every task has to have all variables of
 *     its interface
 * @param labels spelling of the categories
 */
record LabelStudioPlan(
        Census census,
        Options options,
        FileNames names,
        List<MediaKind> kinds,
        LabelNames labels,
        AnswerControls answers)
        implements ConversionPlan {

    static final String TASKS = "tasks.json";
    static final String CONFIG = "label_config.xml";
    static final String MEDIA = "media/";

    private static final String TASKS_PART = "tasks-";
    private static final String RELATIONS_PART = "relation-types-";

    static LabelStudioPlan of(PlanRequest request) throws IOException {
        Census census = request.census();
        LabelNames labels = LabelNames.of(census.taxonomy().names());
        reportCategories(census, labels, request.losses());
        List<MediaKind> kinds = census.dataTypes().stream()
                .sorted()
                .flatMap(type -> MediaKind.of(type).stream())
                .toList();
        return new LabelStudioPlan(
                census,
                request.options(),
                FileNames.plan(census, FileNames.Unique.PATH, header -> ""),
                kinds.isEmpty() ? List.of(MediaKind.IMAGE) : kinds,
                labels,
                AnswerControls.plan(census));
    }

    private static void reportCategories(Census census, LabelNames labels, LossSink losses) {
        for (Category category : census.taxonomy().categories()) {
            String label = labels.of(category.name());
            if (!label.equals(category.name())) {
                losses.loss(Loss.ofDataset(
                        LossCodes.LABEL_SANITISED, "'" + category.name() + "' is written as '" + label + "'"));
            }
            if (!category.skeleton().edges().isEmpty()) {
                losses.loss(Loss.ofDataset(
                        LabelStudioLosses.EDGES_DROPPED,
                        "how the points of '" + category.name() + "' are joined is not written"));
            }
        }
    }

    /** Name of the control for the points of a category's skeleton. */
    String pointControl(Category category) {
        int index = census.taxonomy().indexOf(category.name()).orElseThrow();
        return category.skeleton().points().isEmpty() ? Tool.KEYPOINT.controlName() : pointControl(index + 1);
    }

    static String pointControl(int number) {
        return Tool.KEYPOINT.controlName() + "_" + number;
    }

    Part tasks(MediaKind kind) {
        return new Part(TASKS_PART + kind.key(), ",\n");
    }

    Part relationTypes(MediaKind kind) {
        return new Part(RELATIONS_PART + kind.key(), "");
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new LabelStudioShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (MediaKind kind : kinds) {
            String folder = kinds.size() == 1 ? "" : kind.key() + "/";
            try (OutputStream file = out.file(folder + TASKS)) {
                file.write("[\n".getBytes(StandardCharsets.US_ASCII));
                out.copy(tasks(kind), file);
                file.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
            }
            DistinctLines relationTypes = new DistinctLines();
            out.copy(relationTypes(kind), relationTypes);
            try (OutputStream file = out.file(folder + CONFIG)) {
                ConfigXml.of(this, kind, relationTypes.lines()).writeTo(file);
            }
        }
    }
}
