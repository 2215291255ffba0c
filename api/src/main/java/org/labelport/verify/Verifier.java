package org.labelport.verify;

import java.io.IOException;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads a folder as the format's consumers do and reports what they would reject or damage. It does not matter which
 * program wrote the files. Stateless; used by several threads at once.
 */
@ConsumerType
@FunctionalInterface
public interface Verifier {

    /**
     * Checks all files of the data set, in an order that is the same at every call. Memory does not grow with their
     * number. Goes on after a problem as long as there is something left to check.
     *
     * <p>Missing pictures are {@link Problem.Effect#REJECTED} when others of the data set are present; when there are
     * none at all, a single {@link Problem.Effect#REMARK} says so, because an export may leave them out.
     *
     * @throws ExportException when the folder holds no data set of this format, saying what was looked for
     * @throws IOException when reading as such fails
     */
    void verify(VerifyRequest request) throws ExportException, IOException;

    /** Whether it also checks a single file ({@link VerifyRequest#file}), for formats whose data is in one file. */
    default boolean takesFiles() {
        return false;
    }
}
