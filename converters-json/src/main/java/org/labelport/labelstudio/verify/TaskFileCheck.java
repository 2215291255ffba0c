package org.labelport.labelstudio.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.annotationfile.BrowserPictures;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.labelstudio.task.OtherProgram;
import org.labelport.labelstudio.task.TaskFiles.TaskFile;
import org.labelport.labelstudio.task.TaskParser;
import org.labelport.labelstudio.write.results.ResultWriter;
import org.labelport.model.DataType;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;

/** Checks the tasks of one file. */
final class TaskFileCheck {

    /** Keys that hold the answers of tasks, in one of the forms. */
    private static final List<String> ANSWERS =
            List.of("annotations", "completions", "predictions", "annotation", "result");

    /** Keys that tasks of the short form have once somebody has annotated them. */
    private static final List<String> OF_ANSWERED = List.of("annotation_id", "annotator");

    private final VerifyRequest request;
    private final Findings.InFile findings;
    private final LabelConfig config;
    private final Optional<TaskAddresses> media;

    /**
     * @param media finds the files of tasks; empty when none of them is in the folder
     */
    TaskFileCheck(VerifyRequest request, Findings.InFile findings, LabelConfig config, Optional<TaskAddresses> media) {
        this.request = request;
        this.findings = findings;
        this.config = config;
        this.media = media;
    }

    void verify(TaskFile file) throws ExportException, IOException {
        long tasks = 0;
        try (TaskParser parser = TaskParser.open(file.tasks(), request.limits())) {
            Optional<TaskParser.Found> found = parser.next();
            while (found.isPresent()) {
                tasks++;
                task(found.get().value(), found.get().line());
                found = parser.next();
            }
        } catch (ExportException e) {
            if (!e.code().equals(LabelStudioCodes.JSON)) {
                throw e;
            }
            findings.rejected("json", 0, e.getMessage());
            return;
        }
        if (tasks == 0) {
            findings.rejected("no-tasks", 0, "it has no tasks; Label Studio refuses to import it");
        }
    }

    private void task(Node task, long line) throws ExportException {
        Optional<OtherProgram> other = OtherProgram.of(task);
        if (other.isPresent()) {
            findings.rejected("task", line, "this is " + other.get().content());
            return;
        }
        if (!task.isObject()
                || task.field("data").filter(data -> !data.isObject()).isPresent()) {
            findings.rejected("task", line, "a task needs an object 'data'");
            return;
        }
        if (!task.has("data")) {
            wholeAsData(task, line);
            return;
        }
        data(task.need("data"), line);
        if (task.has("completions") && !task.has("annotations")) {
            findings.damaged(
                    "answers-unread",
                    line,
                    "'completions' are those of Label Studio before 1.0; it reads 'annotations' since, and leaves"
                            + " these out. Rename them");
        }
        for (String key : List.of("annotations", "predictions")) {
            Optional<Node> sets = task.field(key);
            if (sets.isPresent() && !sets.get().isList()) {
                findings.rejected("task", line, "'" + key + "' is not a list");
            } else if (sets.isPresent()) {
                for (Node set : sets.get().elements()) {
                    set(set, task.need("data"), key.equals("predictions"), line);
                }
            }
        }
    }

    /** Checks a task without {@code data}, which Label Studio takes for data as a whole. */
    private void wholeAsData(Node task, long line) throws ExportException {
        data(task, line);
        if (isAnswered(task)) {
            findings.damaged(
                    "answers-unread",
                    line,
                    "it has no object 'data', so that Label Studio takes all of it for data and its answers for none."
                            + " Export it as JSON, not as JSON-MIN");
        }
    }

    /** Whether somebody has annotated a task. A text called like a key of answers is data. */
    private static boolean isAnswered(Node task) {
        return OF_ANSWERED.stream().anyMatch(task::has)
                || ANSWERS.stream()
                        .flatMap(key -> task.field(key).stream())
                        .anyMatch(value -> value.isList() || value.isObject());
    }

    private void data(Node data, long line) throws ExportException {
        for (LabelConfig.Shown shown : config.objects().values()) {
            Optional<Node> value = data.field(shown.variable());
            if (shown.variable().contains("[") || shown.variable().contains("{")) {
                continue;
            }
            if (value.isEmpty()) {
                findings.rejected(
                        "data",
                        line,
                        "the interface shows '" + shown.variable()
                                + "', which the data does not have; the whole import is refused");
            } else if (!fits(shown.tag(), value.get())) {
                findings.rejected(
                        "data",
                        line,
                        "'" + shown.variable() + "' does not have a value that <" + shown.tag() + "> can show");
            } else if (shown.kind().filter(kind -> !kind.inTask()).isPresent()) {
                for (String address : TaskAddresses.of(value)) {
                    media(address, line);
                }
            }
        }
    }

    private static boolean fits(String tag, Node value) {
        return switch (tag) {
            case "text" -> value.isText() || value.isNumber();
            case "image", "paragraphs" -> value.isText() || value.isList();
            case "table" -> value.isObject();
            case "timeseries" -> value.isText() || value.isObject() || value.isList();
            case "audio", "audioplus", "video", "hypertext" -> value.isText();
            default -> true;
        };
    }

    private void media(String address, long line) throws ExportException {
        if (!BrowserPictures.show(address)) {
            findings.remark("picture-kind", line, "browsers do not show '" + address + "'");
        }
        if (media.isEmpty() || !media.get().isHere(address)) {
            return;
        }
        Optional<Path> file = media.get().find(address);
        if (file.isEmpty()) {
            findings.rejected("media-missing", line, "there is no file for '" + address + "'; the task shows nothing");
        } else if (DataType.IMAGE.isOf(file.get().toString())) {
            picture(file.get(), address, line);
        }
    }

    private void picture(Path file, String address, long line) throws ExportException {
        try {
            request.media().image(file);
        } catch (IOException e) {
            findings.rejected(
                    "picture-unreadable", line, "the picture of '" + address + "' cannot be read: " + e.getMessage());
        }
    }

    private void set(Node set, Node data, boolean prediction, long line) throws ExportException {
        Optional<Node> result = set.field("result");
        if (result.isEmpty() || !result.get().isList()) {
            findings.rejected("task", line, "each annotation and prediction needs a list 'result'");
            return;
        }
        Optional<Double> score = set.numeric("score");
        if (prediction && score.isPresent() && !ResultWriter.isScore(score.get())) {
            findings.rejected("score", line, "a prediction's score must be from 0 to 1, but is " + score.get());
        }
        new ResultCheck(config, data, request.limits(), new ResultProblems(findings, line))
                .verify(result.get().elements());
    }
}
