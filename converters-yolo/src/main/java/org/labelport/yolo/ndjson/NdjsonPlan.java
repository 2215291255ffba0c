package org.labelport.yolo.ndjson;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.classify.ItemLabels;
import org.labelport.yolo.classify.LabelPolicy;
import org.labelport.yolo.pictures.PictureNames;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassNames;
import org.labelport.yolo.rows.plan.RowPlan;
import org.labelport.yolo.rows.plan.TaskChoice;

/**
 * The decisions of one run: task, class numbers and names, file names, and for classification the label of every item.
 */
record NdjsonPlan(
        RowPlan rows,
        ClassNames classNames,
        FileNames fileNames,
        PictureUrls urls,
        Optional<ItemLabels> labels,
        Json json)
        implements ConversionPlan {

    /** The part of the export that collects the lines of pictures. */
    static final Part PICTURES = new Part("pictures", "");

    static NdjsonPlan of(PlanRequest request) throws ExportException, IOException {
        PictureUrls urls = PictureUrls.of(request.options());
        YoloTask task = TaskChoice.of(request.options().text(TaskChoice.OPTION.name()), request.census());
        LabelPolicy policy = LabelPolicy.of(request.options().text(LabelPolicy.OF_ENTRIES.name()));
        return new NdjsonPlan(
                RowPlan.of(request, task),
                ClassNames.of(request.census().taxonomy(), request.losses()),
                FileNames.plan(
                        request.census(),
                        FileNames.Unique.STEM,
                        header -> SplitFolders.of(header.split()),
                        NdjsonPlan::spelled),
                urls,
                task == YoloTask.CLASSIFY
                        ? Optional.of(ItemLabels.of(request.census(), policy, LabelPolicy.OF_ENTRIES))
                        : Optional.empty(),
                request.json());
    }

    /** Returns the name of a picture. It has no folders, because Ultralytics finds labels by the name alone. */
    private static String spelled(String path) {
        return PictureNames.spelled(path, Set.of(), PictureNames.ULTRALYTICS).replace('/', '_');
    }

    @Override
    public Set<Metadata> keeps() {
        return rows.kept();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new NdjsonShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        boolean validated = out.count("val") + out.count("test") > 0;
        if (out.count("train") == 0 || !validated) {
            out.loss(Loss.ofDataset(
                    LossCodes.SPLIT_MISSING,
                    "there are no items for " + (out.count("train") == 0 ? "train" : "val and test")
                            + ", and Ultralytics refuses such a file. Divide the data with --split, or in the source"));
        }
        try (OutputStream file = out.file(urls.file())) {
            ByteText text = new ByteText();
            json.write(header(), text, Json.Style.LINE);
            text.ascii('\n').writeTo(file);
            out.copy(PICTURES, file);
        }
    }

    private Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("type", "dataset");
        header.put("task", rows.task().key());
        header.put("name", urls.name());
        if (urls.prefix().isEmpty() && rows.task() != YoloTask.CLASSIFY) {
            header.put(DatasetRecord.PATH, urls.name());
        }
        Map<String, Object> names = new LinkedHashMap<>();
        for (int i = 0; i < classNames.names().size(); i++) {
            names.put(Integer.toString(i), classNames.names().get(i));
        }
        header.put("class_names", names);
        KeypointSet keypoints = rows.keypoints();
        if (keypoints.size() > 0) {
            header.put("kpt_shape", List.of((long) keypoints.size(), 3L));
            if (!keypoints.flip().isEmpty()) {
                header.put(
                        "flip_idx",
                        keypoints.flip().stream().map(Integer::longValue).toList());
            }
            header.put("kpt_names", keypointNames());
        }
        return header;
    }

    private Map<String, Object> keypointNames() {
        Map<String, Object> names = new LinkedHashMap<>();
        for (int classNumber : rows.classesWithKeypoints()) {
            names.put(
                    Integer.toString(classNumber),
                    new ArrayList<Object>(rows.keypoints().names()));
        }
        return names;
    }
}
