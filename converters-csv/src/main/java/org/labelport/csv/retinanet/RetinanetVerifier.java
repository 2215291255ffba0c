package org.labelport.csv.retinanet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks tables by the rules of keras-retinanet, which stops at the first mistake. */
final class RetinanetVerifier implements Verifier {

    static final String FORMAT = "csv-retinanet";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        List<Path> tables = RetinanetFiles.tables(request.place(), request.limits());
        Optional<RetinanetRowCheck.Classes> classes = classes(request, tables);
        Set<Path> places = new LinkedHashSet<>(List.of(request.folder()));
        tables.forEach(file -> places.add(file.toAbsolutePath().getParent()));
        PictureCheck pictures = new PictureCheck(FORMAT, request, places, file -> true);
        for (Path file : tables) {
            TableCheck check = new TableCheck(FORMAT, request, file);
            Split split = SplitOfName.of(request.name(file));
            check.rows(new RetinanetRowCheck(check, split, classes, pictures)::check);
        }
    }

    /** Checks the list of classes and returns its names; empty when there is no list. */
    private static Optional<RetinanetRowCheck.Classes> classes(VerifyRequest request, List<Path> tables)
            throws ExportException, IOException {
        Optional<Path> file = RetinanetFiles.classes(request.folder(), tables, request.limits());
        if (file.isEmpty()) {
            request.findings(FORMAT)
                    .report(
                            request.file().isPresent() ? Effect.REMARK : Effect.REJECTED,
                            "classes",
                            "",
                            0,
                            "there is no classes.csv, whose lines name,id number the classes");
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        TableCheck check = new TableCheck(FORMAT, request, file.get());
        check.rows(row -> classRow(row, names, ids, check));
        for (long id = 0; id < ids.size(); id++) {
            if (!ids.contains(id)) {
                check.reportTable(
                        Effect.DAMAGED, "classes", "ids must go from 0 without a gap, but " + id + " is missing");
                break;
            }
        }
        return Optional.of(new RetinanetRowCheck.Classes(request.name(file.get()), names));
    }

    private static void classRow(Row row, Set<String> names, Set<Long> ids, TableCheck check) throws ExportException {
        OptionalLong id = Numbers.whole(row.cell(1));
        if (row.cells().size() != 2 || id.isEmpty()) {
            check.report(Effect.REJECTED, "classes", "the line must be name,id, where id is a whole number");
        } else if (!names.add(row.cell(0))) {
            check.report(Effect.REJECTED, "classes", "an earlier line has the class '" + row.cell(0) + "'");
        } else if (!ids.add(id.getAsLong())) {
            check.report(Effect.DAMAGED, "classes", "an earlier line has a class with the id " + id.getAsLong());
        }
    }
}
