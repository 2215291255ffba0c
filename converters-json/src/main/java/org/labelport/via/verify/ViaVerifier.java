package org.labelport.via.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.via.file.ViaFiles;

/** Checks projects and annotations for what VIA rejects or loses when it opens or imports them. */
public final class ViaVerifier implements Verifier {

    private static final String FORMAT = "via";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        ViaFiles files = ViaFiles.find(request.place(), request.limits(), request.unseen(FORMAT, ""), FORMAT, ".json");
        MediaFolder folder = new MediaFolder(request.folder());
        boolean pictures = FolderPictures.anyIn(request.folder(), request.limits());
        for (String name : files.names()) {
            Findings.InFile findings = request.findings(FORMAT).in(name);
            try {
                new JsonFileCheck(
                                findings, request.limits(), new EntryCheck(findings, folder, request.media(), pictures))
                        .read(folder.find(name));
            } catch (JsonProblem e) {
                syntax(findings, e);
            } catch (JsonProcessingException e) {
                syntax(findings, JsonReading.problem(e));
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        if (!pictures) {
            request.findings(FORMAT)
                    .in("")
                    .remark("no-pictures", 0, "there are no pictures; put them where the files say before use");
        }
    }

    private static void syntax(Findings.InFile findings, JsonProblem e) throws ExportException {
        findings.rejected("syntax", e.line(), e.reason() + "; VIA does not open the file. Correct it.");
    }
}
