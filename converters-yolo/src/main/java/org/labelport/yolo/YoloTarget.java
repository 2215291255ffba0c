package org.labelport.yolo;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.labelport.yolo.classify.ClassTree;
import org.labelport.yolo.classify.ClassifySource;
import org.labelport.yolo.dataset.ClassesTxt;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.dataset.PictureFolder;
import org.labelport.yolo.dataset.PictureFolders;
import org.labelport.yolo.rows.YoloTask;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Reads data sets in the layouts of Ultralytics YOLO and YOLOv5, for all tasks, and in those of LabelImg. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(target = "yolo", title = "YOLO data set (Ultralytics, YOLOv5)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class YoloTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String TASK = "task";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH,
                        OptionSpec.Type.PATH,
                        "the folder with data.yaml or classes.txt, or that file; for classify the folder of train and val"),
                OptionSpec.choice(
                        TASK,
                        "auto",
                        List.of("auto", "detect", "segment", "pose", "obb", "classify"),
                        "what the rows are; auto: decided from data.yaml and the length of rows"),
                Confidences.filterKey());
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path(PATH);
        Optional<YoloTask> task = YoloTask.ofKey(request.filter().text(TASK));
        if (task.isPresent() ? task.get() == YoloTask.CLASSIFY : hasClassFoldersOnly(path, request)) {
            return ClassifySource.open(path, request);
        }
        DataDescription data = DataDescription.read(path, task, request.limits(), request.report());
        List<PictureFolder> folders = PictureFolders.find(data, request);
        FirstLabels labels = new FirstLabels(folders);
        DataDescription ended =
                Confidences.withRowEnd(request.filter().text(Confidences.KEY), data, labels, request.report());
        return YoloSource.open(FourPoints.withTask(ended, labels, request.report()), folders, request);
    }

    private static boolean hasClassFoldersOnly(Path path, SourceRequest request) throws ExportException, IOException {
        Path start = path.toAbsolutePath().normalize();
        return DataDescription.yaml(start).isEmpty()
                && !ClassesTxt.isThere(start)
                && ClassTree.isIn(start, request.json());
    }
}
