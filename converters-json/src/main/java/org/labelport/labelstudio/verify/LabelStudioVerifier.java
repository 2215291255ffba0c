package org.labelport.labelstudio.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.config.ConfigReader;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.task.TaskFiles;
import org.labelport.labelstudio.task.TaskFiles.TaskFile;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks tasks and interfaces for what Label Studio's import rejects, and for what it would show wrongly. */
public final class LabelStudioVerifier implements Verifier {

    private static final String FORMAT = "label-studio";

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
                request.findings(FORMAT)
                        .in(request.name(file.tasks()))
                        .remark(
                                "media-missing",
                                0,
                                "none of the tasks' files is in the folder. Make sure that Label Studio finds them"
                                        + " elsewhere");
            }
            new TaskFileCheck(
                            request,
                            request.findings(FORMAT).in(request.name(file.tasks())),
                            config,
                            hasMedia ? Optional.of(addresses) : Optional.empty())
                    .verify(file);
        }
    }

    private static LabelConfig config(VerifyRequest request, TaskFile file) throws ExportException, IOException {
        if (file.config().isEmpty()) {
            request.findings(FORMAT)
                    .in(request.name(file.tasks()))
                    .remark(
                            "config",
                            0,
                            "there is no " + TaskFiles.CONFIG
                                    + " beside it. Make sure that the results fit the project's own interface");
            return LabelConfig.NONE;
        }
        Findings.InFile findings =
                request.findings(FORMAT).in(request.name(file.config().get()));
        LabelConfig config;
        try {
            config = ConfigReader.read(file.config().get());
        } catch (ExportException e) {
            findings.rejected("config", 0, e.getMessage());
            return LabelConfig.NONE;
        }
        for (String fault : faults(config)) {
            findings.rejected("config", 0, fault);
        }
        if (config.controls().values().stream()
                .anyMatch(control -> control.tag().equals(Tool.VECTOR.type()))) {
            findings.remark(
                    "newer-tag",
                    0,
                    "versions of Label Studio before September 2025 do not know VectorLabels, and open no task of the"
                            + " project");
        }
        return config;
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
