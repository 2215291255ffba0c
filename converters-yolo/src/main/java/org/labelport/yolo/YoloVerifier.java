package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.classify.ClassTree;
import org.labelport.yolo.classify.ClassifyVerifier;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.dataset.YoloLayout;
import org.labelport.yolo.rows.YoloTask;

/** Reports what Ultralytics and YOLOv5 would reject or damage. */
final class YoloVerifier implements Verifier {

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Findings findings = request.findings("yolo");
        Optional<YoloTask> task = YoloTask.ofKey(request.options().text("task"));
        Path folder = request.folder().toAbsolutePath().normalize();
        Optional<Path> yaml =
                DataDescription.yaml(request.place().toAbsolutePath().normalize());
        boolean classify = task.isPresent()
                ? task.get() == YoloTask.CLASSIFY && ClassTree.hasClasses(folder, request.json())
                : yaml.isEmpty() && ClassTree.isIn(folder, request.json());
        if (classify) {
            new ClassifyVerifier(folder, request, findings).verify();
            return;
        }
        if (yaml.isEmpty()) {
            throw new ExportException(
                    DataDescription.MISSING,
                    "there is no " + YoloLayout.DATA_YAML + " in " + folder
                            + ", from which training starts, nor folders of classes in train or val. Labels with a"
                            + " classes.txt get one when they are exported to yolo; with -o task=classify the folders in it"
                            + " are classes");
        }
        YamlRules rules = new YamlRules(folder, yaml.get(), TrainingLayout.Program.of(request.options()), findings);
        Optional<YamlRules.Described> described = rules.check(task, request.limits());
        if (described.isPresent()) {
            new SplitVerifier(folder, described.get(), request, findings).verify();
        }
    }
}
