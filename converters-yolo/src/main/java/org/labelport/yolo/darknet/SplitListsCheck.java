package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.read.LabelRows;
import org.labelport.yolo.rows.read.RowGrammar;
import org.labelport.yolo.verify.LabelText;
import org.labelport.yolo.verify.PictureRules;
import org.labelport.yolo.verify.RowLine;

/** Checks a data set that has folders of pictures with labels beside them, and no lists of pictures. */
final class SplitListsCheck {

    private final VerifyRequest request;
    private final SplitLists lists;
    private final Findings findings;
    private final PictureRules pictures;

    SplitListsCheck(VerifyRequest request, SplitLists lists) {
        this.request = request;
        this.lists = lists;
        this.findings = request.findings("yolo-darknet");
        this.pictures = new PictureRules(request.media(), findings);
    }

    void check() throws ExportException, IOException {
        findings.remark("data", "", 0, DarknetVerifier.WITHOUT_DATA);
        int classes = ClassListCheck.check(lists.lists(), request::name, findings);
        DarknetRows rows = new DarknetRows(classes, findings);
        RowGrammar grammar = RowGrammar.of(classes, Optional.of(YoloTask.DETECT));
        for (SplitLists.Part part : lists.parts()) {
            String below = request.name(part.folder());
            SplitLists.Contents contents = SplitLists.Contents.of(
                    part, request.limits(), request.unseen("yolo-darknet", below.isEmpty() ? "" : below + "/"));
            for (String name : contents.pictures()) {
                picture(part.folder().resolve(name), rows);
            }
            for (String name : contents.texts()) {
                withoutPicture(part.folder().resolve(name), grammar);
            }
        }
    }

    private void picture(Path picture, DarknetRows rows) throws ExportException, IOException {
        String file = request.name(picture);
        Path labels = picture.resolveSibling(DarknetLayout.labelName(String.valueOf(picture.getFileName())));
        boolean knownSuffix = DarknetLayout.isSuffix(SafePath.extension(file));
        if (!knownSuffix) {
            findings.rejected("picture-suffix", file, 0, "Darknet finds no labels for such a name");
        }
        Optional<Media.Image> image = pictures.check(picture, file);
        if (!FileKind.mayBeFile(labels)) {
            findings.remark(
                    "label-missing",
                    file,
                    0,
                    "it has no label file beside it: Datumaro needs one, even if it is empty");
            return;
        }
        if (knownSuffix) {
            LabelPlace.check(file, DarknetLayout.labelName(file)::equals, file, 0, findings);
        }
        String labelFile = request.name(labels);
        Optional<List<RowLine>> read = LabelText.rows(labels, labelFile, findings);
        if (read.isPresent()) {
            rows.check(labelFile, read.get(), image);
        }
    }

    private void withoutPicture(Path labels, RowGrammar grammar) throws ExportException, IOException {
        try {
            if (LabelRows.read(labels, grammar, request.limits()).canBeLabels()) {
                findings.rejected(
                        "picture-missing", request.name(labels), 0, "there is no picture of this name beside it");
            }
        } catch (ItemException e) {
            findings.rejected("labels", request.name(labels), 0, e.getMessage());
        }
    }
}
