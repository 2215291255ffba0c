package org.labelport.coco.synapse;

import java.io.IOException;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/**
 * Checks files in the SDK's layout like any other COCO files, but reports damage as remarks only: this layout passes
 * everything on as it is, on purpose.
 */
public final class SynapseVerifier implements Verifier {

    private final Verifier files;

    /** @param files checks COCO files */
    public SynapseVerifier(Verifier files) {
        this.files = files;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        files.verify(new VerifyRequest(
                request.folder(),
                request.file(),
                request.options(),
                request.scratch(),
                request.media(),
                request.json(),
                problem -> request.problems().problem(withoutDamage(problem)),
                request.limits()));
    }

    @Override
    public boolean takesFiles() {
        return files.takesFiles();
    }

    private static Problem withoutDamage(Problem problem) {
        return problem.effect() == Problem.Effect.DAMAGED
                ? Problem.at(Problem.Effect.REMARK, problem.code(), problem.file(), problem.line(), problem.message())
                : problem;
    }
}
