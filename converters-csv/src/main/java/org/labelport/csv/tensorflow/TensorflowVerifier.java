package org.labelport.csv.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/**
 * Checks tables by the rules of the scripts that make TFRecords from them, which read them with pandas, by the names of
 * columns.
 */
final class TensorflowVerifier implements Verifier {

    static final String FORMAT = "csv-tensorflow";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        BoxTables tables = BoxTables.find(request.place(), request.limits());
        Set<String> classes = classes(request);
        PictureCheck pictures = new PictureCheck(FORMAT, request, tables.pictureFolders(), file -> true);
        for (BoxTables.Table table : tables.tables()) {
            TableCheck check = new TableCheck(FORMAT, request, table.file());
            BoxRowCheck rows = new BoxRowCheck(check, table, classes, pictures);
            check.rows(rows::check);
            rows.end();
        }
    }

    /** Checks the label map and returns its names; empty when there is none, or it cannot be read. */
    private static Set<String> classes(VerifyRequest request) throws ExportException, IOException {
        Path map = request.folder().resolve(TensorflowPlan.LABEL_MAP);
        if (!FileKind.isFile(map)) {
            problem(request, Effect.REMARK, "", "there is no label_map.pbtxt: classes have no numbers");
            return Set.of();
        }
        if (LabelMap.isMarked(map)) {
            problem(
                    request,
                    Effect.REJECTED,
                    TensorflowPlan.LABEL_MAP,
                    "it begins with a byte order mark. Save it without");
        }
        try {
            Set<String> names = new HashSet<>();
            for (String name : LabelMap.names(map).values()) {
                if (!names.add(name)) {
                    problem(request, Effect.DAMAGED, TensorflowPlan.LABEL_MAP, "two items are called '" + name + "'");
                }
            }
            return names;
        } catch (LabelMapProblem e) {
            request.findings(FORMAT)
                    .report(
                            Effect.REJECTED,
                            "label-map",
                            TensorflowPlan.LABEL_MAP,
                            e.line(),
                            e.getMessage() + ". Correct it, or remove the file.");
            return Set.of();
        }
    }

    private static void problem(VerifyRequest request, Effect effect, String file, String message)
            throws ExportException {
        request.findings(FORMAT).report(effect, "label-map", file, 0, message);
    }
}
