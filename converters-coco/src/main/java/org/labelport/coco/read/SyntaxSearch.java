package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Finds what is wrong with a file that could not be read in pieces. Pieces know little of what is around them, so the file
 * is gone through once more, from token to token, and what was reported the first time is not reported again.
 */
final class SyntaxSearch {

    private final CocoFile file;
    private final SourceRequest request;

    SyntaxSearch(CocoFile file, SourceRequest request) {
        this.file = file;
        this.request = request;
    }

    /** What is wrong, and where. */
    ExportException error(JsonProcessingException found) throws ExportException, IOException {
        Path scratch = Files.createTempDirectory(request.scratch(), "syntax");
        try {
            CocoScan.check(
                    file,
                    new SourceRequest(
                            request.filter(),
                            scratch,
                            request.media(),
                            new Silent(),
                            request.json(),
                            request.limits(),
                            Optional.empty()));
        } catch (CharConversionException e) {
            return CocoSyntax.notUtf8(file.json(), e);
        } finally {
            Files.delete(scratch);
        }
        return new ExportException(
                "coco.syntax",
                file.json() + " is not valid JSON: " + Limits.explained(found.getOriginalMessage())
                        + ". Export it again.",
                found);
    }

    /** Says nothing of what was said before, but lets the run be stopped. */
    private final class Silent implements SourceReport {

        @Override
        public void error(ItemError error) {}

        @Override
        public void loss(Loss loss) {}

        @Override
        public void scanned(long bytesDone, long bytesTotal) throws ExportException {
            request.report().scanned(bytesDone, bytesTotal);
        }
    }
}
