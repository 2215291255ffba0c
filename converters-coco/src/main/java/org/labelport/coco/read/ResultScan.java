package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.report.ExportException;
import org.labelport.target.SourceRequest;

/** Reads a list of results. Its entries are like those of {@code annotations}, but mostly without ids. */
final class ResultScan {

    private static final int RECORDS_BETWEEN_PROGRESS = 256;

    private ResultScan() {}

    /** Adds all results to the images of a file, which must be known already. */
    static void read(
            Path results, SourceRequest request, UnknownKeys unknown, CategoryIds categories, AnnotationSorter sorter)
            throws ExportException, IOException {
        long size = Files.size(results);
        try (JsonParser parser = CocoJson.open(results, request.limits())) {
            try {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw CocoSyntax.error(
                            results,
                            parser,
                            "this is not a list of results. Leave 'ground-truth' out to read a COCO file by itself.");
                }
                AnnotationReader reader = new AnnotationReader(parser, unknown, categories);
                for (long i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    if (i % RECORDS_BETWEEN_PROGRESS == 0) {
                        request.report().scanned(parser.currentLocation().getByteOffset(), size);
                    }
                    sorter.add(parser, reader, "results", i);
                }
                if (parser.nextToken() != null) {
                    throw CocoSyntax.error(results, parser, "there is more after the end of the JSON. Remove it.");
                }
            } catch (JsonProcessingException e) {
                throw CocoSyntax.error(results, parser, size, e);
            }
        } catch (CharConversionException e) {
            throw CocoSyntax.notUtf8(results, e);
        }
    }
}
