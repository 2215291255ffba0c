package org.labelport.coco.panoptic;

import java.nio.file.Path;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/**
 * Takes what is found in one panoptic file and its PNGs.
 *
 * @param file relative to the verified folder
 */
record PanopticFindings(VerifyRequest request, String file) {

    private static final String CODE = "coco-panoptic.";

    void report(Effect effect, String kind, long line, String message) throws ExportException {
        request.problems().problem(Problem.at(effect, CODE + kind, file, line, message));
    }

    /** Says that a PNG cannot be used. */
    void png(String kind, Path path, String message) throws ExportException {
        request.problems().problem(Problem.at(Effect.REJECTED, CODE + kind, request.name(path), 0, message));
    }
}
