package org.labelport.csv.openimages;

import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

final class OpenImagesVerifier implements Verifier {
    @Override
    public void verify(VerifyRequest request) {}
}
