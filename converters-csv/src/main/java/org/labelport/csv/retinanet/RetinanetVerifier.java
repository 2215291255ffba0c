package org.labelport.csv.retinanet;

import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

final class RetinanetVerifier implements Verifier {
    @Override
    public void verify(VerifyRequest request) {}
}
