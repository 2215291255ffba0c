package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.raster.PngHeader;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.verify.VerifyRequest;

/** Checks the files of polygons for what Cityscapes' json2labelImg refuses. */
final class PolygonsCheck {

    private final CityLabels labels;
    private final MaskProblems problems;
    private final Path root;
    private final Limits limits;
    private boolean anyLikeGroup;

    PolygonsCheck(CityLabels labels, MaskProblems problems, VerifyRequest request) {
        this.labels = labels;
        this.problems = problems;
        this.root = request.folder();
        this.limits = request.limits();
    }

    void check(String file, String start) throws ExportException {
        try {
            JsonValue document = SmallJson.read(root.resolve(file), limits);
            Optional<Integer> width = document.integerOf("imgWidth");
            Optional<Integer> height = document.integerOf("imgHeight");
            if (width.isEmpty()
                    || height.isEmpty()
                    || document.field("objects")
                            .filter(value -> value.is(Kind.ARRAY))
                            .isEmpty()) {
                problems.rejected(
                        "polygons",
                        file,
                        "imgWidth, imgHeight or the list of objects is missing: json2labelImg stops. Add it.");
                return;
            }
            int number = 0;
            for (JsonValue object : document.elementsOf("objects")) {
                object(file, number++, object);
            }
            size(file, start, width.get(), height.get());
        } catch (IOException e) {
            problems.unread("polygons", file, e, ": json2labelImg stops. Correct it.");
        }
    }

    private void size(String file, String start, int width, int height) throws ExportException {
        Path ids = root.resolve(CityFile.FINE + "/" + start + CityFile.LABEL_IDS.end(CityFile.FINE));
        if (!FileKind.mayBeFile(ids)) {
            return;
        }
        try {
            PngHeader header = PngHeader.read(ids);
            if (header.width() != width || header.height() != height) {
                problems.damaged(
                        "size", file, "imgWidth and imgHeight are not the size of the label ids. Export both again.");
            }
        } catch (IOException e) {
            // It is reported when the label ids themselves are checked.
        }
    }

    private void object(String file, int number, JsonValue object) throws ExportException {
        String name = object.textOf("label");
        if (labels.named(name).isEmpty()) {
            problems.rejected(
                    "label-unknown",
                    file,
                    "objects[" + number + "] has the label '" + name + "', which is not listed: json2labelImg stops."
                            + " Correct it; names are exact, such as \"traffic light\" with a blank.");
        }
        if (!anyLikeGroup && labels.ofName(name).filter(CityLabel::isLikeGroup).isPresent()) {
            anyLikeGroup = true;
            problems.remark(
                    "label-group",
                    file,
                    "the label '" + name + "' ends in '" + CityLabels.GROUP
                            + "': detectron2 takes its objects for regions"
                            + " of many objects, and does not train on them. Rename it.");
        }
        if (PolygonsReader.polygon(object).isEmpty()) {
            problems.rejected(
                    "polygon",
                    file,
                    "objects[" + number + "] has " + PolygonsReader.NO_POLYGON
                            + ": json2labelImg stops. Correct or remove it.");
        }
    }
}
