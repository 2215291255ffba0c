package org.labelport.coco.panoptic;

import java.io.IOException;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.JsonEncoding;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks panoptic files for what panopticapi, and loaders that use it, reject or read wrongly. */
public final class PanopticVerifier implements Verifier {

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        boolean anyPicture = false;
        Findings findings = request.findings("coco-panoptic");
        for (CocoFile file : PanopticLists.of(request.place(), Optional.empty())) {
            encoding(request, file, findings);
            try {
                anyPicture |= new PanopticFileCheck(request, file, findings).verify();
            } catch (ExportException e) {
                if (!e.code().equals("coco.syntax")) {
                    throw e;
                }
                findings.rejected("syntax", request.name(file.json()), 0, e.getMessage());
            }
        }
        if (!anyPicture) {
            findings.remark("no-pictures", "", 0, "there are no pictures. Copy them beside the PNGs to train.");
        }
    }

    private static void encoding(VerifyRequest request, CocoFile file, Findings findings)
            throws ExportException, IOException {
        JsonEncoding encoding = JsonEncoding.of(file.json());
        if (encoding != JsonEncoding.PLAIN) {
            findings.rejected(
                    encoding == JsonEncoding.MARKED ? "byte-order-mark" : "syntax",
                    request.name(file.json()),
                    0,
                    encoding.problem() + ".");
        }
    }
}
