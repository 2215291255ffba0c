package org.labelport.via.verify;

import java.io.IOException;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.via.file.ViaFiles;

/** Checks CSV files for what VIA rejects or loses when it imports them. */
public final class CsvViaVerifier implements Verifier {

    private static final String FORMAT = "csv-via";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        ViaFiles files = ViaFiles.find(request.place(), request.limits(), request.unseen(FORMAT, ""), FORMAT, ".csv");
        MediaFolder folder = new MediaFolder(request.folder());
        boolean pictures = FolderPictures.anyIn(request.folder(), request.limits());
        for (String name : files.names()) {
            Findings.InFile findings = request.findings(FORMAT).in(name);
            try {
                new CsvFileCheck(
                                findings, request.limits(), new EntryCheck(findings, folder, request.media(), pictures))
                        .read(folder.find(name));
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        if (!pictures) {
            request.findings(FORMAT)
                    .in("")
                    .remark("no-pictures", 0, "there are no pictures; add them in VIA before you import the files");
        }
    }
}
