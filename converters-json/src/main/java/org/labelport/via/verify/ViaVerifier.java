package org.labelport.via.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
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
        CheckedPictures pictures = CheckedPictures.in(request);
        for (String name : kind.find(request.place(), request.limits(), request.unseen(kind.format(), ""))
                .names()) {
            Findings.InFile findings = request.findings(kind.format()).in(name);
            try {
                read(pictures.find(name), new EntryCheck(findings, pictures), request);
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        pictures.remarkNone(request.findings(kind.format()), withoutPictures());
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
