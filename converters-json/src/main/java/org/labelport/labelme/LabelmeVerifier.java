package org.labelport.labelme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.jsonfile.ClassList;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
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
        MediaFolder media = new MediaFolder(request.folder());
        boolean pictures = FolderPictures.anyIn(request.folder(), request.limits());
        labels(request);
        PictureCheck pictureCheck = new PictureCheck(media, request.media(), pictures);
        ConverterCheck converters = new ConverterCheck(request.findings(FORMAT));
        if (request.file().isPresent()) {
            file(
                    request,
                    folder,
                    media,
                    pictureCheck,
                    converters,
                    String.valueOf(request.place().getFileName()));
        } else {
            files(request, folder, media, pictureCheck, converters);
        }
        if (!pictures) {
            request.findings(FORMAT)
                    .in("")
                    .remark("no-pictures", 0, "there are no pictures; put each beside its JSON file before use");
        }
    }

    private static void files(
            VerifyRequest request,
            LabelmeFolder folder,
            MediaFolder media,
            PictureCheck pictures,
            ConverterCheck converters)
            throws ExportException, IOException {
        for (String name : folder.jsonFiles(request.limits(), request.unseen(FORMAT, ""))) {
            file(request, folder, media, pictures, converters, name);
        }
    }

    private static void file(
            VerifyRequest request,
            LabelmeFolder folder,
            MediaFolder media,
            PictureCheck pictures,
            ConverterCheck converters,
            String name)
            throws ExportException, IOException {
        Findings.InFile findings = request.findings(FORMAT).in(name);
        try {
            FileCheck check = new FileCheck(findings, folder.classes());
            JsonValue json = JsonReading.file(media.find(name), LabelmeSource.SKIPPED, request.limits());
            check.file(json, name, pictures);
            converters.check(name, json);
        } catch (JsonProblem e) {
            findings.rejected("syntax", e.line(), e.reason() + "; LabelMe does not open the file. Correct it.");
        } catch (ItemException e) {
            findings.rejected("unreadable", 0, e.getMessage());
        }
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
