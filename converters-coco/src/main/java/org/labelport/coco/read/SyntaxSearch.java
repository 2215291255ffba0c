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
 * Finds the error in a file that could not be read in pieces. The error's exact place is not known from the pieces, so
 * the file is read once more, token by token. What was reported the first time is not reported again.
 */
final class SyntaxSearch {

    private final CocoFile file;
    private final SourceRequest request;

    SyntaxSearch(CocoFile file, SourceRequest request) {
        this.file = file;
        this.request = request;
    }

    /** Returns the error that says what is wrong, and where. */
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

    /** Reports nothing a second time, but lets the run be cancelled. */
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
