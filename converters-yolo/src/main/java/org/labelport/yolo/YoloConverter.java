package org.labelport.yolo;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.sdk.SdkLayout;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.yolo.classify.ClassifyPlan;
import org.labelport.yolo.classify.LabelPolicy;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.plan.CrowdPolicy;
import org.labelport.yolo.rows.plan.TaskChoice;
import org.labelport.yolo.synapse.SynapsePlan;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes data sets that Ultralytics YOLO and YOLOv5 train from. */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "yolo",
        title = "YOLO (Ultralytics, YOLOv5)",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class YoloConverter implements Converter {

    private static final List<OptionSpec> OF_TRAINING =
            List.of(TaskChoice.OPTION, CrowdPolicy.OPTION, LabelPolicy.OF_FOLDERS);

    private static final SdkLayout LAYOUT = new SdkLayout(
            "yolo",
            TrainingLayout.OPTION,
            new SdkLayout.Side(OF_TRAINING, YoloConverter::trainingPlan, new YoloVerifier()),
            new SdkLayout.Side(
                    List.of(),
                    SynapsePlan::of,
                    SdkLayout.unchecked(
                            "yolo.layout-synapse",
                            "files in the layout of the SDK's converter may hold what Ultralytics rejects, and are not"
                                    + " checked. -o layout=ultralytics checks them")));

    @Override
    public List<OptionSpec> options() {
        return Stream.concat(
                        Stream.of(LAYOUT.option()), Stream.concat(OF_TRAINING.stream(), Stream.of(TrainingLayout.ROOT)))
                .toList();
    }

    @Override
    public List<LossSpec> losses() {
        return LossSpec.joined(YoloLosses.ofAllTasks(), SynapsePlan.losses());
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(LAYOUT.verifier());
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return LAYOUT.needs(options);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return LAYOUT.plan(request);
    }

    private static ConversionPlan trainingPlan(PlanRequest request) throws ExportException, IOException {
        Options options = request.options();
        if (TrainingLayout.Program.of(options) != TrainingLayout.Program.YOLOV5) {
            LAYOUT.refuse(options, List.of(TrainingLayout.ROOT));
        }
        YoloTask task = TaskChoice.of(options.text(TaskChoice.OPTION.name()), request.census());
        TrainingLayout.requireTask(options, task);
        return task == YoloTask.CLASSIFY ? ClassifyPlan.of(request) : YoloPlan.of(request, task);
    }
}
