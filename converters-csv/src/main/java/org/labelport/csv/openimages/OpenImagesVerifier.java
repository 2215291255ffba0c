package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.SeenNames;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Row;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks Open Images tables by the rules of Datumaro, FiftyOne and the dataset's own tools. */
final class OpenImagesVerifier implements Verifier {

    static final String FORMAT = "csv-openimages";

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        OpenImagesFiles files = OpenImagesFiles.find(request.folder());
        SeenNames classes = new SeenNames();
        if (files.descriptions().isPresent()) {
            classes(request, files.descriptions().get(), classes);
        } else {
            request.findings(FORMAT).rejected("classes", "", 0, "there is no class-descriptions file");
        }
        StoredImages names = StoredImages.in(request.folder());
        PictureCheck pictures = new PictureCheck(FORMAT, request, List.of(request.folder()), names::isMeant);
        Optional<Split> split = Optional.empty();
        SplitPictures ofSplit = new SplitPictures();
        for (OpenImagesFiles.Found found : files.tables()) {
            if (!split.equals(Optional.of(found.split()))) {
                ofSplit = new SplitPictures();
                split = Optional.of(found.split());
            }
            TableCheck check = new TableCheck(FORMAT, request, found.file());
            if (found.table() == Table.IMAGES) {
                ofSplit.beginList();
            } else if (!ofSplit.areListed()) {
                check.reportTable(
                        Effect.REJECTED,
                        "image-unlisted",
                        "its split has no list of pictures, such as " + Table.IMAGES.file(found.split())
                                + ", and Datumaro reads none without it. Add it, with an ImageID for each picture");
            }
            OpenImagesRowCheck rows = new OpenImagesRowCheck(check, found, request, classes, ofSplit, names, pictures);
            check.rows(rows::check);
            rows.end();
        }
    }

    private static void classes(VerifyRequest request, Path file, SeenNames classes)
            throws ExportException, IOException {
        TableCheck check = new TableCheck(FORMAT, request, file);
        check.rows(row -> classRow(row, classes, check));
    }

    private static void classRow(Row row, SeenNames classes, TableCheck check) throws ExportException {
        if (row.isBlank() || Classes.isHeader(row)) {
            return;
        }
        if (row.cells().size() != 2 || row.cell(0).isEmpty() || row.cell(1).isEmpty()) {
            check.report(Effect.REJECTED, "classes", "the line must be id,name");
        } else if (!classes.add(row.cell(0))) {
            check.report(Effect.DAMAGED, "classes", "an earlier line has a class with the id " + row.cell(0));
        }
    }
}
