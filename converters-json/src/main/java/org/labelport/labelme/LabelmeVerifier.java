package org.labelport.labelme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.annotationfile.ClassList;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.ItemIds;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks files for what LabelMe and the converters that come with it reject or lose. */
final class LabelmeVerifier implements Verifier {

    static final String FORMAT = "labelme";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        LabelmeFolder folder = LabelmeFolder.open(request.folder());
        CheckedPictures pictures = CheckedPictures.in(request);
        labels(request);
        ConverterCheck converters = new ConverterCheck(request.findings(FORMAT));
        ItemIds ids = new ItemIds();
        PictureCheck pictureCheck =
                new PictureCheck(pictures, new EmbeddedPicture(pictures, request.limits()), converters);
        for (String name : files(request, folder)) {
            Findings.InFile findings = request.findings(FORMAT).in(name);
            findings.repeated(LabelmeFiles.item(name, ids));
            try {
                JsonValue json = JsonReading.file(pictures.find(name), LabelmeSource.SKIPPED, request.limits());
                new FileCheck(findings, folder.classes()).file(json, name, pictureCheck);
                converters.check(name, json);
            } catch (JsonProblem e) {
                findings.rejected("syntax", e.line(), e.reason() + "; LabelMe does not open the file. Correct it.");
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        pictures.remarkNone(request.findings(FORMAT), "put each beside its JSON file before use");
    }

    private static List<String> files(VerifyRequest request, LabelmeFolder folder) throws ExportException, IOException {
        return request.file().isPresent()
                ? List.of(String.valueOf(request.place().getFileName()))
                : folder.jsonFiles(request.limits(), request.unseen(FORMAT, ""));
    }

    private static void labels(VerifyRequest request) throws ExportException, IOException {
        Path labels = request.folder().resolve(LabelmeFiles.LABELS);
        if (!FileKind.isFile(labels)) {
            return;
        }
        List<String> lines = ClassList.read(labels, "labelme.labels");
        boolean headed = lines.size() >= 2
                && lines.get(0).equals(LabelmeFiles.IGNORE)
                && lines.get(1).equals(LabelmeFiles.BACKGROUND);
        if (!headed) {
            request.findings(FORMAT)
                    .in(LabelmeFiles.LABELS)
                    .rejected(
                            "labels",
                            1,
                            "it does not begin with the lines " + LabelmeFiles.IGNORE + " and "
                                    + LabelmeFiles.BACKGROUND + "; labelme2voc and labelme2coco stop. Add them.");
        }
    }
}
