package org.labelport.yolo.ndjson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.pictures.PictureNames;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.verify.PictureRules;
import org.labelport.yolo.verify.RowLine;
import org.labelport.yolo.verify.RowRules;

/** Reports what Ultralytics would reject or damage when it turns an NDJSON file into folders. */
final class NdjsonVerifier implements Verifier {

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Path file = NdjsonFile.find(request.place());
        try (JsonLines lines = new JsonLines(file, request.limits())) {
            new Run(request, file).verify(lines);
        }
    }

    /** The check of one file. */
    private static final class Run {

        private final VerifyRequest request;
        private final Path path;
        private final String file;
        private String folderName;
        private final Findings findings;
        private final PictureRules pictures;
        private final MediaFolder folder;
        private final Set<String> splits = new HashSet<>();
        /** Hashes of names without case, because Windows and macOS ignore it. */
        private final LongSet names = new LongSet();

        private boolean anyLocal;
        private long withoutUrl;

        Run(VerifyRequest request, Path path) throws IOException {
            this.request = request;
            this.path = path;
            this.file = String.valueOf(path.getFileName());
            this.folderName = SafePath.stem(file);
            this.findings = request.findings("yolo-ndjson");
            this.pictures = new PictureRules(request.media(), findings);
            this.folder = new MediaFolder(path.resolveSibling(""));
        }

        void verify(JsonLines lines) throws ExportException, IOException {
            Optional<JsonLines.Line> first = lines.next();
            if (first.isPresent() && first.get().isMarked()) {
                findings.rejected("byte-order-mark", file, 1, "readers stop at a byte order mark. Save it without one");
            }
            if (first.isPresent() && first.get().isWide()) {
                findings.rejected("dataset", file, 1, "it" + DatasetRecord.WIDE);
                return;
            }
            Optional<Map<?, ?>> header = first.isPresent() ? object(first.get()) : Optional.empty();
            if (header.isEmpty()) {
                findings.rejected("dataset", file, 1, "the first line must describe the data set, but there is none");
                return;
            }
            Optional<DatasetRecord> dataset = dataset(header.get());
            if (dataset.isEmpty()) {
                return;
            }
            folderName = dataset.get().path().orElse(folderName);
            anyLocal = anyLocal();
            RowRules rules = new RowRules(dataset.get().grammar(), findings);
            boolean web = false;
            for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<Map<?, ?>> object = object(line.get());
                if (object.isPresent()) {
                    verify(line.get().number(), object.get(), dataset.get(), rules);
                    boolean isWeb = isWeb(object.get());
                    web |= isWeb;
                    withoutUrl += isWeb ? 0 : 1;
                }
            }
            if (!anyLocal && !web) {
                findings.remark("pictures-left-out", "", 0, "there are no pictures, and no URLs to download them from");
            }
            if (anyLocal && withoutUrl > 0 && dataset.get().path().isEmpty()) {
                remarkLocal(dataset.get().task());
            }
            rules.finish();
            checkSplits(dataset.get());
        }

        private static boolean isWeb(Map<?, ?> json) {
            return json.get("url") instanceof String url && (url.startsWith("http://") || url.startsWith("https://"));
        }

        private void remarkLocal(YoloTask task) throws ExportException {
            findings.remark(
                    "url-local",
                    file,
                    0,
                    "pictures without a URL on the web: " + withoutUrl + ". "
                            + (task == YoloTask.CLASSIFY
                                    ? "Ultralytics only downloads pictures to classify: give them URLs, or export yolo"
                                    : "Ultralytics copies pictures only from the folder that path of the first line names:"
                                            + " add \"path\": \"" + folderName + "\" there, or give them URLs"));
        }

        private boolean anyLocal() throws IOException {
            Path images = path.resolveSibling(folderName);
            if (!FileKind.isFolder(images)) {
                return false;
            }
            return FolderWalk.anyFile(images, Files::isRegularFile, request.limits());
        }

        private Optional<DatasetRecord> dataset(Map<?, ?> header) throws ExportException {
            if (!"dataset".equals(header.get("type"))) {
                findings.remark("dataset", file, 1, "\"type\" of the first line must be \"dataset\"");
            }
            if (header.get("class_names") instanceof Map<?, ?> classes
                    && String.valueOf(classes.get("0")).startsWith("n0")) {
                findings.rejected(
                        "names",
                        file,
                        1,
                        "Ultralytics looks up names among ImageNet's ids if the first one starts with n0: rename it");
            }
            try {
                return Optional.of(DatasetRecord.of(header, file + " line 1", loss -> {}));
            } catch (ExportException e) {
                findings.rejected("dataset", file, 1, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private Optional<Map<?, ?>> object(JsonLines.Line line) throws ExportException {
            try {
                if (!line.tooLong() && request.json().read(line.json()) instanceof Map<?, ?> object) {
                    return Optional.of(object);
                }
                findings.rejected("record", file, line.number(), "it is not a JSON object");
            } catch (IOException e) {
                findings.rejected("record", file, line.number(), String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }

        private void verify(long line, Map<?, ?> json, DatasetRecord dataset, RowRules rules) throws ExportException {
            if (!(json.get("file") instanceof String name) || !(json.get("split") instanceof String split)) {
                findings.rejected("record", file, line, "it needs \"file\" and \"split\"");
                return;
            }
            splits.add(split);
            checkName(line, split, name);
            Optional<Media.Image> image = picture(line, split, name, json);
            if (json.containsKey("annotations") && !(json.get("annotations") instanceof Map<?, ?>)) {
                findings.rejected(
                        "record",
                        file,
                        line,
                        "\"annotations\" is not an object that holds a list of rows, at which readers stop: write {} for"
                                + " none");
            } else if (json.get("annotations") instanceof Map<?, ?> annotations && !annotations.isEmpty()) {
                checkLists(line, annotations, dataset.task());
                Object first = annotations.values().iterator().next();
                if (first instanceof List<?> rows) {
                    checkRows(line, rows, dataset, rules, image);
                } else {
                    findings.rejected("record", file, line, "annotations must hold a list of rows");
                }
            }
        }

        private void checkName(long line, String split, String name) throws ExportException {
            if (name.contains("/") || name.contains("\\")) {
                findings.rejected(
                        "file-folder",
                        file,
                        line,
                        "'" + name + "': a file name has no folders, because there is one folder for each split");
            } else if (!PictureNames.ULTRALYTICS.contains(
                    SafePath.extension(name).toLowerCase(Locale.ROOT))) {
                findings.rejected("picture-suffix", file, line, "readers do not accept '" + name + "' as a picture");
            }
            if (!names.add(folded(split + "/" + SafePath.stem(name)))) {
                findings.damaged(
                        "label-shared",
                        file,
                        line,
                        "another picture of the split has the same name, and therefore the same labels");
            }
        }

        private void checkLists(long line, Map<?, ?> annotations, YoloTask task) throws ExportException {
            if (annotations.size() > 1) {
                findings.damaged(
                        "lists-mixed",
                        file,
                        line,
                        "there are several lists of annotations, of which only the first is read");
            }
            String first = String.valueOf(annotations.keySet().iterator().next());
            if (!first.equals(RowList.of(task))) {
                findings.remark("list-name", file, line, "the list is called '" + first + "', not " + RowList.of(task));
            }
        }

        private void checkRows(
                long line, List<?> rows, DatasetRecord dataset, RowRules rules, Optional<Media.Image> image)
                throws ExportException {
            List<RowLine> fields = new ArrayList<>();
            for (Object row : rows) {
                Collection<?> numbers = row instanceof List<?> list ? list : Collections.singletonList(row);
                fields.add(new RowLine(
                        line, numbers.stream().map(Objects::toString).toList()));
            }
            if (dataset.task() != YoloTask.CLASSIFY) {
                rules.check(file, fields, image);
                return;
            }
            if (fields.size() != 1) {
                findings.damaged(
                        "labels",
                        file,
                        line,
                        fields.size() + " labels: readers use the first one, and without a label the first class");
            }
            for (RowLine row : fields) {
                String text = String.join(", ", row.fields());
                if (!text.matches("\\d{1,9}")
                        || Integer.parseInt(text) >= dataset.taxonomy().size()) {
                    findings.rejected("class", file, line, "'" + text + "' is not the number of a class");
                }
            }
        }

        private Optional<Media.Image> picture(long line, String split, String name, Map<?, ?> json)
                throws ExportException {
            try {
                Path picture = folder.find(folderName + "/images/" + split + "/" + name);
                return pictures.check(picture, folderName + "/images/" + split + "/" + name);
            } catch (ItemException e) {
                if (anyLocal && !isWeb(json)) {
                    findings.rejected(
                            "picture-missing",
                            file,
                            line,
                            "there is no picture '" + name + "', and no URL to download it from");
                }
                return json.get("width") instanceof Long width
                                && json.get("height") instanceof Long height
                                && width > 0
                                && height > 0
                                && width < Integer.MAX_VALUE
                                && height < Integer.MAX_VALUE
                        ? Optional.of(Media.Image.of(Blob.ABSENT, width.intValue(), height.intValue()))
                        : Optional.empty();
            }
        }

        private void checkSplits(DatasetRecord dataset) throws ExportException {
            boolean complete = splits.contains("train") && (splits.contains("val") || splits.contains("test"));
            if (dataset.task() != YoloTask.CLASSIFY && !complete) {
                findings.remark(
                        "split-missing", file, 0, "Ultralytics needs pictures of train, and of val or test, to train");
            }
        }

        private static String folded(String name) {
            return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
    }
}
