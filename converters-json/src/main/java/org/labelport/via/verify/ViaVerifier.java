package org.labelport.via.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.via.file.ViaKind;

/** Checks files for what VIA rejects or loses when it opens or imports them. */
public record ViaVerifier(ViaKind kind) implements Verifier {

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        MediaFolder folder = new MediaFolder(request.folder());
        boolean pictures = FolderPictures.anyIn(request.folder(), request.limits());
        for (String name : kind.find(request.place(), request.limits(), request.unseen(kind.format(), ""))
                .names()) {
            Findings.InFile findings = request.findings(kind.format()).in(name);
            try {
                read(folder.find(name), new EntryCheck(findings, folder, request.media(), pictures), request);
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        if (!pictures) {
            request.findings(kind.format())
                    .in("")
                    .remark("no-pictures", 0, "there are no pictures; " + withoutPictures());
        }
    }

    private void read(Path file, EntryCheck check, VerifyRequest request) throws ExportException, IOException {
        switch (kind) {
            case JSON -> new JsonFileCheck(check, request.limits()).read(file);
            case CSV -> new CsvFileCheck(check, request.limits()).read(file);
        }
    }

    private String withoutPictures() {
        return switch (kind) {
            case JSON -> "put them where the files say before use";
            case CSV -> "add them in VIA before you import the files";
        };
    }
}
