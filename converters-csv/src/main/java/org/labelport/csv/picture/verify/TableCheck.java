package org.labelport.csv.picture.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/** Checks one table row by row, and reports problems with file and line. */
public final class TableCheck {

    private final Findings findings;
    private final VerifyRequest request;
    private final Path file;
    private long line;

    /**
     * @param format the format's id, with which the codes of problems begin
     * @param file in the folder that is verified
     */
    public TableCheck(String format, VerifyRequest request, Path file) {
        this.findings = request.findings(format);
        this.request = request;
        this.file = file;
    }

    /** Checks a row. */
    @FunctionalInterface
    public interface RowCheck {

        /** @param row the next row, in their order; blank lines too */
        void check(Row row) throws ExportException, IOException;
    }

    /** Checks every row, or those before the first syntax error. */
    public void rows(RowCheck check) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.open(file, request.limits())) {
            Optional<Row> row = next(reader);
            if (reader.marked()) {
                line = 1;
                report(Effect.REJECTED, "byte-order-mark", "it begins with a byte order mark. Save it without");
            }
            while (row.isPresent()) {
                line = row.get().line();
                check.check(row.get());
                row = next(reader);
            }
        }
    }

    private Optional<Row> next(RecordReader reader) throws ExportException, IOException {
        try {
            return reader.next();
        } catch (ExportException e) {
            line = reader.line();
            report(Effect.REJECTED, "syntax", e.getMessage());
            return Optional.empty();
        }
    }

    /** Reports a problem of the current row. */
    public void report(Effect effect, String kind, String message) throws ExportException {
        findings.report(effect, kind, name(), line, message);
    }

    /** Reports a problem of the table as a whole. */
    public void reportTable(Effect effect, String kind, String message) throws ExportException {
        findings.report(effect, kind, name(), 0, message);
    }

    /** Parses a cell that must be a share of a side, from 0 to 1. Any other cell is reported, and empty is returned. */
    public OptionalDouble share(String cell, String column) throws ExportException {
        OptionalDouble share = Numbers.decimal(cell);
        if (share.isEmpty()) {
            report(Effect.REJECTED, "number", column + " is '" + cell + "', which is not a number");
        } else if (share.getAsDouble() < 0 || share.getAsDouble() > 1) {
            report(
                    Effect.REJECTED,
                    "not-normalised",
                    column + " is " + cell + ". Coordinates must be shares of the picture's sides, from 0 to 1");
            return OptionalDouble.empty();
        }
        return share;
    }

    /** The file's name relative to the folder that is verified. */
    public String name() {
        return request.name(file);
    }
}
