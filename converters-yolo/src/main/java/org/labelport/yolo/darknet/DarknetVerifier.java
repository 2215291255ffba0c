package org.labelport.yolo.darknet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassList;
import org.labelport.yolo.rows.read.RowGrammar;
import org.labelport.yolo.verify.LabelText;
import org.labelport.yolo.verify.PictureRules;
import org.labelport.yolo.verify.RowLine;

/** Reports what Darknet, CVAT and Datumaro would reject or damage. */
final class DarknetVerifier implements Verifier {

    /** Said of data sets of other programs that have no file that names the lists. */
    static final String WITHOUT_DATA =
            "there is no obj.data, which Darknet, CVAT and Datumaro need. Write one to use them";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Optional<SplitLists> lists = SplitLists.find(request.place());
        if (lists.isPresent()) {
            new SplitListsCheck(request, lists.get()).check();
        } else {
            new Run(request, DataFile.of(request.place())).verify();
        }
    }

    /** The check of one data set. */
    private static final class Run {

        private final DataFile data;
        /** The folder of the data set, without links, as files are found in it. */
        private final Path root;

        private final Findings findings;
        private final PictureRules pictures;
        private final String dataName;
        private final UnlistedFiles unlisted = new UnlistedFiles();
        private final Limits limits;
        private boolean anyPicture;

        Run(VerifyRequest request, DataFile data) throws IOException {
            this.data = data;
            this.limits = request.limits();
            this.root = request.folder().toRealPath();
            this.findings = request.findings("yolo-darknet");
            this.pictures = new PictureRules(request.media(), findings);
            this.dataName = String.valueOf(data.file().getFileName());
        }

        void verify() throws ExportException, IOException {
            int classes = classes();
            DarknetRows rows = new DarknetRows(classes, findings);
            Map<String, String> lists = data.lists();
            if (data.isDescribed()) {
                findings.remark("data", "", 0, WITHOUT_DATA);
            } else {
                checkKeys(data.values().keySet());
                checkMark();
            }
            Set<Path> seen = new HashSet<>();
            for (Map.Entry<String, String> list : lists.entrySet()) {
                find(list.getKey(), list.getValue()).ifPresent(seen::add);
            }
            for (Path list : seen) {
                anyPicture |= anyPicture(list);
            }
            if (!anyPicture) {
                findings.remark("pictures-left-out", "", 0, "there are no pictures: labels are checked without them");
            }
            for (Path list : seen.stream().sorted().toList()) {
                verifyList(list, rows);
            }
            Optional<String> labels = unlisted.labels(
                    data.file().resolveSibling(""), RowGrammar.of(classes, Optional.of(YoloTask.DETECT)), limits);
            if (labels.isPresent()) {
                findings.remark("labels-unlisted", "", 0, labels.get() + ". Add the pictures to a list");
            }
        }

        private void checkKeys(Set<String> keys) throws ExportException {
            if (!keys.contains("train")) {
                findings.rejected(
                        "data", dataName, 0, "there is no key train, which names the list of pictures to train from");
            }
            if (!keys.contains("valid")) {
                findings.remark(
                        "data", dataName, 0, "there is no key valid: Darknet cannot measure how well it learns");
            }
            if (!keys.contains("names")) {
                findings.remark(
                        "data", dataName, 0, "there is no key names: Darknet looks for the names in data/names.list");
            }
        }

        private void checkMark() throws ExportException, IOException {
            if (ClassList.text(data.file()).isMarked()) {
                findings.damaged(
                        "byte-order-mark",
                        dataName,
                        1,
                        "Darknet takes the byte order mark for a part of the first key, and does not know it. Remove it");
            }
        }

        private int classes() throws ExportException, IOException {
            int names = ClassListCheck.check(List.of(data.names().toRealPath()), this::relative, findings);
            String count = data.values().getOrDefault("classes", "");
            if (!data.isDescribed() && !count.equals(Integer.toString(names))) {
                findings.rejected(
                        "classes",
                        dataName,
                        data.lines().getOrDefault("classes", 0),
                        "classes = '" + count + "', but there are " + names + " names");
            }
            return names;
        }

        private Optional<Path> find(String key, String list) throws ExportException {
            try {
                return Optional.of(data.find(list));
            } catch (ItemException e) {
                findings.rejected(
                        "list-missing",
                        dataName,
                        data.lines().getOrDefault(key, 0),
                        key + " names '" + list + "', which does not exist");
                return Optional.empty();
            }
        }

        private boolean anyPicture(Path list) throws IOException {
            try (BufferedReader reader = TextFile.openWithMark(list)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isBlank() && exists(line.strip())) {
                        return true;
                    }
                }
            } catch (CharacterCodingException e) {
                return false;
            }
            return false;
        }

        private boolean exists(String name) {
            try {
                data.find(name);
                return true;
            } catch (ItemException e) {
                return false;
            }
        }

        private void verifyList(Path list, DarknetRows rows) throws ExportException, IOException {
            String file = relative(list);
            try (BufferedReader reader = TextFile.openWithMark(list)) {
                long number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        verifyLine(file, number, line, rows);
                    }
                }
            } catch (CharacterCodingException e) {
                findings.rejected("encoding", file, 0, "it is not UTF-8 text");
            }
        }

        private void verifyLine(String file, long number, String line, DarknetRows rows)
                throws ExportException, IOException {
            String written = line.strip();
            if (!written.equals(line)) {
                findings.remark(
                        "list-blanks",
                        file,
                        number,
                        "there are blanks around a path, which Darknet takes for a part of it");
            }
            boolean knownSuffix = DarknetLayout.isSuffix(SafePath.extension(written));
            if (!knownSuffix) {
                findings.rejected(
                        "picture-suffix", file, number, "'" + written + "': Darknet finds no labels for such a name");
            }
            ListedPicture picture = new ListedPicture(data, written);
            unlisted.listed(picture.name(), picture.labelPlaces());
            Optional<Media.Image> image = image(file, number, written, picture);
            Optional<Path> labels = labels(picture);
            if (labels.isEmpty()) {
                findings.remark(
                        "label-missing",
                        file,
                        number,
                        "'" + written + "' has no label file beside it: Datumaro needs one, even if it is empty");
                return;
            }
            if (knownSuffix) {
                Path found = labels.get();
                LabelPlace.check(written, place -> isAt(place, found), file, number, findings);
            }
            String labelFile = relative(labels.get());
            Optional<List<RowLine>> read = LabelText.rows(labels.get(), labelFile, findings);
            if (read.isPresent()) {
                rows.check(labelFile, read.get(), image);
            }
        }

        private boolean isAt(String place, Path labels) {
            try {
                return data.find(place).equals(labels);
            } catch (ItemException e) {
                return false;
            }
        }

        private static Optional<Path> labels(ListedPicture picture) {
            try {
                return picture.labels();
            } catch (ItemException e) {
                return Optional.empty();
            }
        }

        private Optional<Media.Image> image(String file, long number, String written, ListedPicture picture)
                throws ExportException {
            if (!anyPicture) {
                return Optional.empty();
            }
            try {
                Path found = picture.picture();
                return pictures.check(found, relative(found));
            } catch (ItemException e) {
                findings.rejected("picture-missing", file, number, "there is no picture '" + written + "'");
                return Optional.empty();
            }
        }

        private String relative(Path path) {
            return SlashedPath.of(path.startsWith(root) ? root.relativize(path) : path);
        }
    }
}
