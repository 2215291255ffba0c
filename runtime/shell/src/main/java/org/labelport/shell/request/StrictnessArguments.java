package org.labelport.shell.request;

import java.util.LinkedHashSet;
import java.util.List;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OnItemError;
import org.labelport.export.ExportParams.OnLoss;
import org.labelport.export.ExportParams.Verification;
import org.labelport.shell.invocation.WrongUse;
import picocli.CommandLine.Option;

/** The arguments that say what fails an export. */
final class StrictnessArguments {

    @Option(
            names = "--on-item-error",
            paramLabel = "continue|stop",
            order = 14,
            description = "Whether to go on without an item that cannot be exported. Default: continue.")
    private OnItemError onItemError = OnItemError.CONTINUE;

    @Option(
            names = "--strict",
            order = 15,
            description = "Fails when the format cannot hold everything, naming what would be lost.")
    private boolean strict;

    @Option(
            names = "--accept",
            paramLabel = "CODE",
            split = ",",
            order = 15,
            description = "With --strict: losses of these codes do not fail it.")
    private List<String> accept = List.of();

    @Option(
            names = "--verify",
            order = 15,
            description = "Fails when programs that read the format would reject or damage something.")
    private boolean verify;

    /** Puts them into a request. */
    void into(ExportParams.Builder params) throws WrongUse {
        if (!accept.isEmpty() && !strict) {
            throw new WrongUse("option.invalid", "--accept goes with --strict: without it, every loss is accepted.");
        }
        params.onItemError(onItemError)
                .onLoss(strict ? OnLoss.FAIL : OnLoss.REPORT)
                .acceptedLosses(new LinkedHashSet<>(accept))
                .verification(verify ? Verification.REQUIRED : Verification.NONE);
    }
}
