package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.coco.file.CocoKind;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;

/** Checks the elements of {@code categories}. */
final class CategoryCheck {

    private final CocoKind kind;
    private final EntryFindings findings;
    private final IdSet ids = new IdSet();
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> numbersOfKeypoints = new TreeSet<>();
    private final Set<String> keys = new HashSet<>();
    private final RepeatedKeys repeated = new RepeatedKeys();

    private SkeletonCheck skeleton = new SkeletonCheck();
    private IdField id = IdField.MISSING;
    private String name = "";
    private String frequency = "";
    private long read;
    private boolean gaps;

    CategoryCheck(CocoKind kind, EntryFindings findings) {
        this.kind = kind;
        this.findings = findings;
    }

    /** Reads and checks the object at the parser's position. */
    void check(JsonParser parser, EntryFindings.Place place) throws ExportException, IOException {
        read(parser);
        repeated.report(findings, place);
        read++;
        gaps |= id.id().isPresent() && id.id().get().number() != read;
        id.check(
                findings,
                Codes.CATEGORY_ID,
                place,
                IdField.Zero.REMARK,
                "Datumaro and CVAT would read annotations of it as having no category");
        if (id.id().isPresent() && !ids.add(id.id().get())) {
            findings.damaged(
                    Codes.CATEGORY_ID,
                    place,
                    "another category has the same id " + id.id().get()
                            + ", and readers use only one of them. Give it another id");
        }
        name(place);
        if (kind == CocoKind.KEYPOINTS || keys.contains("keypoints")) {
            numbersOfKeypoints.add(skeleton.keypoints());
            skeleton.report(findings, place);
        }
        if (kind == CocoKind.LVIS) {
            lvis(place);
        }
    }

    /** Reports what is known only after the last category. */
    void end() throws ExportException {
        if (gaps) {
            findings.file(
                    Problem.Effect.REMARK,
                    Codes.CATEGORY_ID,
                    "category ids are not 1, 2, 3 …: detectron2 and others renumber them, so that their class 7 is not"
                            + " category 7");
        }
        if (numbersOfKeypoints.size() > 1) {
            findings.file(
                    Problem.Effect.REMARK,
                    Codes.KEYPOINTS_UNEQUAL,
                    "categories have different numbers of keypoints, " + numbersOfKeypoints
                            + ", and most programs train and evaluate only one number");
        }
    }

    private void read(JsonParser parser) throws IOException {
        id = IdField.MISSING;
        name = "";
        frequency = "";
        skeleton = new SkeletonCheck();
        keys.clear();
        repeated.clear();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            keys.add(key);
            repeated.add(key);
            switch (key) {
                case "id" -> id = IdField.read(parser);
                case "name" -> name = ImageCheck.text(parser);
                case "frequency" -> frequency = ImageCheck.text(parser);
                case "keypoints" -> skeleton.readKeypoints(parser);
                case "skeleton" -> skeleton.readSkeleton(parser);
                default -> repeated.skip(parser);
            }
        }
    }

    private void name(EntryFindings.Place place) throws ExportException {
        if (name.isEmpty()) {
            findings.rejected(Codes.CATEGORY_NAME, place, "it has no name, and readers stop at it. Give it one");
        } else if (!names.add(name)) {
            findings.damaged(
                    Codes.CATEGORY_NAME,
                    place,
                    "another category has the same name '" + name + "', and readers that go by names merge them");
        } else if (name.contains("\n")) {
            findings.remark(
                    Codes.CATEGORY_NAME,
                    place,
                    "its name has a line break, which LVIS and VIA do not expect. Rename it");
        }
    }

    private void lvis(EntryFindings.Place place) throws ExportException {
        findings.lvisKeys(place, keys, "synset", "synonyms", "def", "image_count", "instance_count");
        if (!Set.of("r", "c", "f").contains(frequency)) {
            findings.rejected(
                    Codes.LVIS_KEY,
                    place,
                    "its frequency is not r, c or f, the three groups that are evaluated. Write one");
        }
    }
}
