package org.labelport.labelme;

import java.util.Set;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/** Remarks what LabelMe opens, but labelme2voc and labelme2coco leave out or draw as something else. */
final class ConverterCheck {

    /** Shapes without an area. */
    private static final Set<String> THIN = Set.of("point", "points", "line", "linestrip");

    private final Findings findings;

    ConverterCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param name of the JSON file, relative to the folder, which holds splits or files of one */
    void check(String name, JsonValue json) throws ExportException {
        int split = name.indexOf('/');
        String inSplit = name.substring(split + 1);
        if (inSplit.indexOf('/') >= 0 || inSplit.startsWith(".")) {
            findings.remarkOnce(
                    "converters-skip",
                    name,
                    "labelme2voc and labelme2coco leave it out: they read neither sub-folders of a split nor names that"
                            + " begin with a dot. Move or rename it for them.");
        }
        for (JsonValue shape : json.elementsOf("shapes")) {
            String type = shape.textOf("shape_type");
            if (THIN.contains(type)) {
                findings.remarkOnce(
                        "thin-shape",
                        name,
                        "it has a " + type + ": labelme2voc and labelme2coco draw points and lines as areas some"
                                + " pixels wide, joined with other shapes of the label and group_id. Leave"
                                + " them out for these.");
            }
        }
    }

    /** @param name of the JSON file that the picture belongs to */
    void transparentPicture(String name) throws ExportException {
        findings.remarkOnce(
                "picture-mode",
                name,
                "its picture has transparency: labelme2voc and labelme2coco, which save it as JPEG, stop at it. Encode it"
                        + " without transparency for them.");
    }
}
