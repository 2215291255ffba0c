package org.labelport.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.read.CsvSource;
import org.labelport.csv.read.RowReport;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.TableNames;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks that the generic table can be read in full, by reading it. */
final class CsvVerifier implements Verifier {

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Map<String, String> filter = Map.of("path", request.folder().toString());
        Problems problems = new Problems(request, new ArrayList<>());
        SourceRequest reading = new SourceRequest(
                Options.check("csv", new CsvTarget().filterKeys(), filter),
                request.scratch(),
                request.media(),
                problems,
                request.json(),
                request.limits(),
                Optional.empty());
        ItemFileCheck files = new ItemFileCheck(request);
        try (CsvSource source = CsvSource.open(reading, problems)) {
            for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
                relations(item.get(), request);
                files.check(item.get());
                problems.tell();
            }
        } catch (ExportException e) {
            if (e.code().equals("csv.missing") || !e.code().startsWith("csv.")) {
                throw e;
            }
            request.problems().problem(Problem.of(Effect.REJECTED, e.code(), "", e.getMessage()));
        }
    }

    private static void relations(Item item, VerifyRequest request) throws ExportException {
        if (item.relations().isEmpty()) {
            return;
        }
        Set<String> ids = new HashSet<>();
        item.annotations().forEach(annotation -> ids.add(annotation.id()));
        for (Relation relation : item.relations()) {
            boolean known = ids.containsAll(relation.from()) && ids.containsAll(relation.to());
            if (!known) {
                request.problems()
                        .problem(Problem.of(
                                Effect.REMARK,
                                "csv.relation",
                                TableNames.ANNOTATIONS,
                                "the relation '" + relation.id() + "' of the item '" + item.id()
                                        + "' refers to an annotation that does not exist"));
            }
        }
    }

    /** Reports the reader's errors as problems. */
    private record Problems(VerifyRequest request, List<Loss> missing) implements SourceReport, RowReport {

        @Override
        public void error(CsvRecordCells row, ItemError error) throws ExportException {
            request.problems()
                    .problem(Problem.at(Effect.REJECTED, kind(error), row.file(), row.line(), error.message()));
        }

        @Override
        public void loss(CsvRecordCells row, Loss loss) throws ExportException {
            request.problems().problem(Problem.at(Effect.DAMAGED, loss.code(), row.file(), row.line(), loss.detail()));
        }

        @Override
        public void error(ItemError error) throws ExportException {
            request.problems().problem(Problem.of(Effect.REJECTED, kind(error), "", error.message()));
        }

        private static String kind(ItemError error) {
            return error.code().startsWith("csv.") ? error.code() : "csv." + error.code();
        }

        /** Keeps missing rows for {@link #tell}. Columns that are not read do no harm. */
        @Override
        public void loss(Loss loss) {
            if (loss.code().equals(CsvSource.ROWS_MISSING)) {
                missing.add(loss);
            }
        }

        private void tell() throws ExportException {
            for (Loss loss : missing) {
                request.problems()
                        .problem(Problem.of(
                                Effect.DAMAGED,
                                loss.code(),
                                TableNames.ITEMS,
                                "the item '" + loss.item() + "': " + loss.detail()
                                        + ". The table was cut off, or rows were removed."));
            }
            missing.clear();
        }
    }
}
