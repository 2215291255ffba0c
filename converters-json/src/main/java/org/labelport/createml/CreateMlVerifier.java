package org.labelport.createml;

import java.io.IOException;
import java.util.Optional;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks lists against Apple's description of them, and against their pictures. */
final class CreateMlVerifier implements Verifier {

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        AnnotationFiles files =
                CreateMlFiles.find(request.place(), request.limits(), request.unseen(CreateMlNames.FORMAT, ""));
        MediaFolder folder = new MediaFolder(request.folder());
        boolean pictures = FolderPictures.anyIn(request.folder(), request.limits());
        for (String name : files.names()) {
            Findings.InFile findings = request.findings(CreateMlNames.FORMAT).in(name);
            EntryCheck check = new EntryCheck(name, findings, folder, request.media(), pictures);
            try (EntryList entries = EntryList.open(folder.find(name), request.limits())) {
                for (Optional<JsonValue> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    check.check(entry.get());
                }
            } catch (JsonProblem e) {
                findings.rejected("syntax", e.line(), e.reason() + "; it is not a file of Create ML. Correct it.");
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        if (!pictures) {
            request.findings(CreateMlNames.FORMAT)
                    .in("")
                    .remark("no-pictures", 0, "there are no pictures; put them beside the lists before training");
        }
    }
}
