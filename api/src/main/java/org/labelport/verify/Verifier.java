package org.labelport.verify;

import java.io.IOException;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads a folder as the format's consumers do and tells what they would reject or damage. It knows nothing of how the files
 * came about: it judges what anybody wrote. Stateless; used by several threads at once.
 */
@ConsumerType
@FunctionalInterface
public interface Verifier {

    /**
     * Looks at all files of the data set, in an order that is the same at every call. Memory does not grow with their
     * number. Goes on after a problem wherever there is something left to look at.
     *
     * <p>Pictures that are missing are {@link Problem.Effect#REJECTED} where others of the data set are there; when there
     * are none at all, one {@link Problem.Effect#REMARK} says so, because an export may leave them out.
     *
     * @throws ExportException when the folder holds no data set of this format, saying what was looked for
     * @throws IOException when reading as such fails
     */
    void verify(VerifyRequest request) throws ExportException, IOException;

    /** Whether it looks at a single file, too ({@link VerifyRequest#file}): for formats whose data is in one. */
    default boolean takesFiles() {
        return false;
    }
}
