package org.labelport.labelstudio.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.task.ConfigReader;
import org.labelport.labelstudio.task.LabelConfig;
import org.labelport.labelstudio.task.MediaKind;
import org.labelport.labelstudio.task.TaskFiles;
import org.labelport.labelstudio.task.TaskFiles.TaskFile;
import org.labelport.labelstudio.task.Tool;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks tasks and interfaces for what Label Studio's import rejects, and for what it would show wrongly. */
public final class LabelStudioVerifier implements Verifier {

    static final String CONFIG = "label-studio.config";
    static final String NEWER = "label-studio.newer-tag";
    static final String JSON = "label-studio.json";
    static final String NO_TASKS = "label-studio.no-tasks";
    static final String TASK = "label-studio.task";
    static final String DATA = "label-studio.data";
    static final String SCORE = "label-studio.score";
    static final String MEDIA = "label-studio.media-missing";
    static final String UNREADABLE = "label-studio.picture-unreadable";
    static final String KIND = "label-studio.picture-kind";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        List<TaskFile> files = TaskFiles.find(request.place(), Optional.empty());
        TaskAddresses addresses = new TaskAddresses(request);
        for (TaskFile file : files) {
            LabelConfig config = config(request, file);
            boolean hasMedia = addresses.anyThere(file);
            boolean showsFiles = config.objects().values().stream()
                    .anyMatch(
                            shown -> shown.kind().filter(kind -> !kind.inTask()).isPresent());
            if (!hasMedia && showsFiles) {
                request.problems()
                        .problem(Problem.of(
                                Effect.REMARK,
                                MEDIA,
                                request.name(file.tasks()),
                                "none of the tasks' files is in the folder. Make sure that Label Studio finds them"
                                        + " elsewhere"));
            }
            new TaskFileCheck(
                            request,
                            request.name(file.tasks()),
                            config,
                            hasMedia ? Optional.of(addresses) : Optional.empty())
                    .verify(file);
        }
    }

    private static LabelConfig config(VerifyRequest request, TaskFile file) throws ExportException, IOException {
        String tasks = request.name(file.tasks());
        if (file.config().isEmpty()) {
            request.problems()
                    .problem(Problem.of(
                            Effect.REMARK,
                            CONFIG,
                            tasks,
                            "there is no " + TaskFiles.CONFIG
                                    + " beside it. Make sure that the results fit the project's own interface"));
            return LabelConfig.NONE;
        }
        String name = request.name(file.config().get());
        LabelConfig config;
        try {
            config = ConfigReader.read(file.config().get());
        } catch (ExportException e) {
            request.problems().problem(rejected(name, e.getMessage()));
            return LabelConfig.NONE;
        }
        for (String fault : faults(config)) {
            request.problems().problem(rejected(name, fault));
        }
        if (config.controls().values().stream()
                .anyMatch(control -> control.tag().equals(Tool.VECTOR.type()))) {
            request.problems()
                    .problem(Problem.of(
                            Effect.REMARK,
                            NEWER,
                            name,
                            "versions of Label Studio before September 2025 do not know VectorLabels, and open no task"
                                    + " of the project"));
        }
        return config;
    }

    private static Problem rejected(String name, String message) {
        return Problem.of(Effect.REJECTED, CONFIG, name, message);
    }

    /** Returns the mistakes in an interface that can be read. */
    private static List<String> faults(LabelConfig config) {
        List<String> faults = new ArrayList<>();
        for (LabelConfig.Shown shown : config.objects().values()) {
            if (shown.kind().filter(MediaKind.SERIES::equals).isPresent()
                    && shown.channels().isEmpty()) {
                faults.add(
                        "the time series '" + shown.name() + "' has no <Channel>, so nothing of it is drawn. Add one");
            }
        }
        for (LabelConfig.Control control : config.controls().values()) {
            for (String shown : control.toNames()) {
                if (!config.objects().containsKey(shown)) {
                    faults.add(
                            "'" + control.name() + "' points at '" + shown + "', which does not exist. Correct toName");
                }
            }
            if (control.values().size() < control.labels().size()) {
                faults.add("'" + control.name() + "' has the same label twice. Remove one");
            }
        }
        return faults;
    }
}
