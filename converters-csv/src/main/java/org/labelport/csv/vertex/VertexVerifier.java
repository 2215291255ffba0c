package org.labelport.csv.vertex;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.report.ExportException;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks an import table by the rules that Google documents. */
final class VertexVerifier implements Verifier {

    static final String FORMAT = "csv-vertex";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Path file = VertexFile.find(request.place());
        TableCheck check = new TableCheck(FORMAT, request, file);
        PictureCheck pictures = new PictureCheck(FORMAT, request, VertexTarget.places(request.folder()), name -> true);
        VertexRowCheck rows =
                new VertexRowCheck(check, pictures, request.options().text(VertexTask.OPTION.name()));
        check.rows(rows::check);
        rows.finish();
    }
}
