package org.labelport.labelstudio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.TaskFiles.TaskFile;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks tasks and interface as Label Studio's import does, and what it would show in the wrong place. */
final class LabelStudioVerifier implements Verifier {

    static final String CONFIG = "label-studio.config";
    static final String JSON = "label-studio.json";
    static final String NO_TASKS = "label-studio.no-tasks";
    static final String TASK = "label-studio.task";
    static final String DATA = "label-studio.data";
    static final String SCORE = "label-studio.score";
    static final String MEDIA = "label-studio.media-missing";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        List<TaskFile> files = TaskFiles.find(request.place(), Optional.empty());
        for (TaskFile file : files) {
            LabelConfig config = config(request, file);
            boolean hasMedia = new FileCheck(request, file, config, false).findsMedia();
            boolean showsFiles = config.objects().values().stream()
                    .anyMatch(
                            shown -> shown.kind().filter(kind -> !kind.inTask()).isPresent());
            if (!hasMedia && showsFiles) {
                request.problems()
                        .problem(Problem.of(
                                Effect.REMARK,
                                MEDIA,
                                relative(request, file.tasks()),
                                "none of the tasks' files is in the folder; serve them from elsewhere"));
            }
            new FileCheck(request, file, config, hasMedia).verify();
        }
    }

    private static LabelConfig config(VerifyRequest request, TaskFile file) throws ExportException, IOException {
        String tasks = relative(request, file.tasks());
        if (file.config().isEmpty()) {
            request.problems()
                    .problem(Problem.of(
                            Effect.REMARK,
                            CONFIG,
                            tasks,
                            "there is no " + LabelStudioPlan.CONFIG
                                    + " beside it; results must fit the project's own interface"));
            return LabelConfig.NONE;
        }
        String name = relative(request, file.config().get());
        LabelConfig config;
        try {
            config = ConfigReader.read(file.config().get());
        } catch (ExportException e) {
            request.problems().problem(Problem.of(Effect.REJECTED, CONFIG, name, e.getMessage()));
            return LabelConfig.NONE;
        }
        for (LabelConfig.Shown shown : config.objects().values()) {
            if (shown.kind().filter(MediaKind.SERIES::equals).isPresent()
                    && shown.channels().isEmpty()) {
                request.problems()
                        .problem(Problem.of(
                                Effect.REJECTED,
                                CONFIG,
                                name,
                                "the time series '" + shown.name() + "' has no <Channel>, and nothing of it is drawn"));
            }
        }
        for (LabelConfig.Control control : config.controls().values()) {
            for (String shown : control.toNames()) {
                if (!config.objects().containsKey(shown)) {
                    request.problems()
                            .problem(Problem.of(
                                    Effect.REJECTED,
                                    CONFIG,
                                    name,
                                    "'" + control.name() + "' points at '" + shown
                                            + "', which is not there. Correct toName"));
                }
            }
            if (control.values().size() < control.labels().size()) {
                request.problems()
                        .problem(Problem.of(
                                Effect.REJECTED,
                                CONFIG,
                                name,
                                "'" + control.name() + "' has a label twice. Labels of a control differ"));
            }
        }
        return config;
    }

    private static String relative(VerifyRequest request, Path file) {
        return request.folder().relativize(file).toString().replace('\\', '/');
    }

    /** The check of one file of tasks. */
    private static final class FileCheck {

        private final VerifyRequest request;
        private final TaskFile file;
        private final String name;
        private final LabelConfig config;
        private final boolean mediaExpected;
        private final MediaFolder folder;
        private final String prefix;

        FileCheck(VerifyRequest request, TaskFile file, LabelConfig config, boolean mediaExpected) throws IOException {
            this.request = request;
            this.file = file;
            this.name = relative(request, file.tasks());
            this.config = config;
            this.mediaExpected = mediaExpected;
            this.folder = new MediaFolder(request.folder());
            this.prefix = request.options().text(LabelStudioConverter.URL_PREFIX);
        }

        /** Whether the file of any task is in the folder. Stops at the first; bad tasks are for the check itself. */
        boolean findsMedia() throws IOException {
            try (TaskParser parser = TaskParser.open(file.tasks(), request.limits())) {
                Optional<TaskParser.Found> found = parser.next();
                while (found.isPresent()) {
                    Node data =
                            found.get().value().field("data").orElse(found.get().value());
                    for (String variable : data.names()) {
                        for (String address : addresses(data.field(variable))) {
                            if (isThere(address)) {
                                return true;
                            }
                        }
                    }
                    found = parser.next();
                }
            } catch (ExportException e) {
                // The second reading reports it, with its place.
                return false;
            }
            return false;
        }

        /** What a field says where files are: one text or several. */
        private static List<String> addresses(Optional<Node> value) {
            return value.filter(node -> node.isText()
                            || node.isList() && node.elements().stream().allMatch(Node::isText))
                    .map(Node::texts)
                    .orElse(List.of());
        }

        private boolean isThere(String address) {
            for (String path : paths(address)) {
                try {
                    folder.find(path);
                    return true;
                } catch (ItemException e) {
                    // Another of its possible names may be the right one.
                    continue;
                }
            }
            return false;
        }

        private List<String> paths(String address) {
            return !prefix.isEmpty() && address.startsWith(prefix)
                    ? MediaAddress.of(address.substring(prefix.length())).candidates()
                    : MediaAddress.of(address).candidates();
        }

        void verify() throws ExportException, IOException {
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
                request.problems().problem(Problem.of(Effect.REJECTED, JSON, name, e.getMessage()));
                return;
            }
            if (tasks == 0) {
                request.problems()
                        .problem(Problem.of(
                                Effect.REJECTED, NO_TASKS, name, "it holds no task; an import of none is refused"));
            }
        }

        private void task(Node task, long line) throws ExportException {
            if (task.field("data").filter(Node::isObject).isEmpty()) {
                rejected(TASK, line, "a task needs an object 'data'");
                return;
            }
            data(task.need("data"), line);
            for (String key : List.of("annotations", "predictions")) {
                Optional<Node> sets = task.field(key);
                if (sets.isPresent() && !sets.get().isList()) {
                    rejected(TASK, line, "'" + key + "' is not a list");
                } else if (sets.isPresent()) {
                    for (Node set : sets.get().elements()) {
                        set(set, task.need("data"), key.equals("predictions"), line);
                    }
                }
            }
        }

        private void data(Node data, long line) throws ExportException {
            for (LabelConfig.Shown shown : config.objects().values()) {
                Optional<Node> value = data.field(shown.variable());
                if (shown.variable().contains("[") || shown.variable().contains("{")) {
                    continue;
                }
                if (value.isEmpty()) {
                    rejected(
                            DATA,
                            line,
                            "the interface shows '" + shown.variable() + "', and the data has none; the whole import is"
                                    + " refused");
                } else if (!fits(shown.tag(), value.get())) {
                    rejected(DATA, line, "'" + shown.variable() + "' is not what <" + shown.tag() + "> shows");
                } else if (shown.kind().filter(kind -> !kind.inTask()).isPresent()) {
                    for (String address : addresses(value)) {
                        media(address, line);
                    }
                }
            }
        }

        private static boolean fits(String tag, Node value) {
            return switch (tag) {
                case "text" -> value.isText() || value.value() instanceof Double;
                case "image", "paragraphs" -> value.isText() || value.isList();
                case "table" -> value.isObject();
                case "timeseries" -> value.isText() || value.isObject() || value.isList();
                case "audio", "audioplus", "video", "hypertext" -> value.isText();
                default -> true;
            };
        }

        private void media(String address, long line) throws ExportException {
            boolean here =
                    address.startsWith(prefix) || MediaAddress.of(address).web().isEmpty();
            if (mediaExpected && here && !paths(address).isEmpty() && !isThere(address)) {
                rejected(MEDIA, line, "there is no file for '" + address + "'; the task shows nothing");
            }
        }

        private void set(Node set, Node data, boolean prediction, long line) throws ExportException {
            Optional<Node> result = set.field("result");
            if (result.isEmpty() || !result.get().isList()) {
                rejected(TASK, line, "each annotation and prediction needs a list 'result'");
                return;
            }
            Optional<Double> score = set.numeric("score");
            if (prediction && score.isPresent() && !ResultWriter.isScore(score.get())) {
                rejected(SCORE, line, "a prediction's score is 0 to 1, not " + score.get());
            }
            new ResultCheck(
                            config,
                            data,
                            (effect, code, message) ->
                                    request.problems().problem(Problem.at(effect, code, name, line, message)))
                    .verify(result.get().elements());
        }

        private void rejected(String code, long line, String message) throws ExportException {
            request.problems().problem(Problem.at(Effect.REJECTED, code, name, line, message));
        }
    }
}
