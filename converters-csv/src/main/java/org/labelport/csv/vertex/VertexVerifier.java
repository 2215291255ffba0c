package org.labelport.csv.vertex;

import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

final class VertexVerifier implements Verifier {
    @Override
    public void verify(VerifyRequest request) {}
}
