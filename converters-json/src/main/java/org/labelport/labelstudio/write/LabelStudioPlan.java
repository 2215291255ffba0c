package org.labelport.labelstudio.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.task.TaskFiles;
import org.labelport.labelstudio.write.results.AnswerControls;
import org.labelport.labelstudio.write.results.ResultRules;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** The decisions that hold for a whole export. */
public record LabelStudioPlan(Census census, Options options, Json json, FileNames names, ResultRules results)
        implements ConversionPlan {

    public static final String URL_PREFIX = "url-prefix";

    static final String MEDIA = "media/";

    public static LabelStudioPlan of(PlanRequest request) throws IOException {
        Census census = request.census();
        LabelNames labels = LabelNames.of(census.taxonomy().names());
        reportCategories(census, labels, request.losses());
        return new LabelStudioPlan(
                census,
                request.options(),
                request.json(),
                FileNames.plan(census, FileNames.Unique.PATH, header -> ""),
                new ResultRules(
                        census.taxonomy(),
                        labels,
                        AnswerControls.plan(census, request.json()),
                        request.options(),
                        request.json()));
    }

    private static void reportCategories(Census census, LabelNames labels, LossSink losses) {
        for (Category category : census.taxonomy().categories()) {
            String label = labels.of(category.name());
            if (!label.equals(category.name())) {
                losses.loss(Loss.ofDataset(
                        LossCodes.LABEL_SANITISED, "'" + category.name() + "' is written as '" + label + "'"));
            }
        }
    }

    @Override
    public Set<Metadata> keeps() {
        boolean controls =
                census.dataTypes().contains(DataType.IMAGE) && census.shapes().containsKey(ShapeKind.POINTS);
        return controls ? Set.of(Metadata.KEYPOINT_NAMES) : Set.of();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new LabelStudioShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        Map<String, Project> projects = projects(out);
        for (Map.Entry<String, Project> named : projects.entrySet()) {
            String folder = projects.size() == 1 ? "" : named.getKey() + "/";
            Project project = named.getValue();
            try (OutputStream file = out.file(folder + TaskFiles.TASKS)) {
                file.write("[\n".getBytes(StandardCharsets.US_ASCII));
                out.copy(project.tasks(), file);
                file.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
            }
            DistinctLines relationTypes = new DistinctLines();
            out.copy(project.relationTypes(), relationTypes);
            try (OutputStream file = out.file(folder + TaskFiles.CONFIG)) {
                ConfigXml.of(this, project, relationTypes.lines()).writeTo(file);
            }
        }
    }

    /** Returns the projects that have tasks, by the folder that each gets if there are several. */
    private static Map<String, Project> projects(ExportOutput out) throws IOException {
        Map<String, Project> projects = new LinkedHashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            if (out.count(Project.counter(kind)) > 0 && kind != MediaKind.SERIES) {
                projects.put(kind.key(), new Project(kind, ""));
            }
        }
        DistinctLines series = new DistinctLines();
        out.copy(Project.allSeries(), series);
        for (String each : series.lines()) {
            String folder = MediaKind.SERIES.key();
            for (int number = 2; projects.containsKey(folder); number++) {
                folder = MediaKind.SERIES.key() + "_" + number;
            }
            projects.put(folder, new Project(MediaKind.SERIES, each));
        }
        if (projects.isEmpty()) {
            projects.put(MediaKind.IMAGE.key(), new Project(MediaKind.IMAGE, ""));
        }
        return projects;
    }
}
