package org.labelport.csv.tensorflow;

import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

final class TensorflowVerifier implements Verifier {
    @Override
    public void verify(VerifyRequest request) {}
}
