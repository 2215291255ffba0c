package org.labelport.createml;

import java.io.IOException;
import java.util.Optional;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
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
        CheckedPictures pictures = CheckedPictures.in(request);
        for (String name : files.names()) {
            Findings.InFile findings = request.findings(CreateMlNames.FORMAT).in(name);
            EntryCheck check = new EntryCheck(name, findings, pictures);
            try (EntryList entries = EntryList.open(pictures.find(name), request.limits())) {
                for (Optional<JsonValue> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    check.check(entry.get());
                }
            } catch (JsonProblem e) {
                findings.rejected("syntax", e.line(), e.reason() + "; it is not a file of Create ML. Correct it.");
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        pictures.remarkNone(request.findings(CreateMlNames.FORMAT), "put them beside the lists before training");
    }
}
