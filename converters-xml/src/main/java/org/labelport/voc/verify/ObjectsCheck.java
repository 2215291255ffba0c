package org.labelport.voc.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.labelport.model.Attributes;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;
import org.labelport.voc.file.BaseRecord;
import org.labelport.voc.file.Blanks;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXml.ObjectXml;
import org.labelport.xml.NumberText;

/** Checks the objects of an XML file. */
final class ObjectsCheck {

    private static final String BOX = "box";
    private static final List<String> FLAGS = List.of(Attributes.TRUNCATED, Attributes.DIFFICULT, Attributes.OCCLUDED);

    /** Characters that are escaped in XML. */
    private static final Pattern MARKUP = Pattern.compile("[&<>]");

    private final Optional<DeclaredClasses> classes;
    private boolean decimalsTold;
    private boolean markupTold;

    ObjectsCheck(Optional<DeclaredClasses> classes) {
        this.classes = classes;
    }

    void check(Findings.InFile findings, VocXml xml) throws ExportException {
        int base = BaseRecord.parse(xml.field("annotation")).orElse(0);
        for (ObjectXml object : xml.objects()) {
            name(object, findings);
            for (String flag : FLAGS) {
                flag(object, flag, findings);
            }
            box(object, base, xml, findings);
        }
    }

    private void name(ObjectXml object, Findings.InFile findings) throws ExportException {
        String name = object.field("name");
        markup(name, findings, object.line());
        if (name.isBlank()) {
            findings.rejected("name", object.line(), "the object has no name: readers stop");
        } else if (Blanks.around(name)) {
            findings.damaged(
                    "name",
                    object.line(),
                    "blanks around '" + name + "' belong to the class for readers, which do not strip them");
        } else if (classes.isPresent() && !classes.get().contain(name)) {
            findings.rejected(
                    "class-undeclared",
                    object.line(),
                    "'" + name + "' is not in " + classes.get().file() + ": "
                            + classes.get().otherwise());
        }
    }

    private void markup(String name, Findings.InFile findings, long line) throws ExportException {
        if (!markupTold && MARKUP.matcher(name).find()) {
            markupTold = true;
            findings.remark(
                    "name-markup",
                    line,
                    "DL4J reads the name '" + name
                            + "' as it is escaped in the file, with &amp; for &; this is the first such name");
        }
    }

    private void flag(ObjectXml object, String flag, Findings.InFile findings) throws ExportException {
        String text = object.fields().get(flag);
        if (text != null && !text.strip().matches("[01]")) {
            findings.rejected("flag", object.line(), flag + " is '" + text + "': Datumaro accepts only 0 and 1");
        }
    }

    private void box(ObjectXml object, int base, VocXml xml, Findings.InFile findings) throws ExportException {
        Map<String, String> box = object.box();
        if (box.isEmpty() && !object.rotated().isEmpty()) {
            findings.rejected(
                    BOX,
                    object.line(),
                    "the object has a rotated box (robndbox) and no bndbox: readers other than roLabelImg stop");
            return;
        }
        double[] edges = new double[4];
        int i = 0;
        for (String edge : List.of("xmin", "ymin", "xmax", "ymax")) {
            OptionalDouble number = number(box.getOrDefault(edge, ""));
            if (number.isEmpty()) {
                findings.rejected(
                        BOX,
                        object.line(),
                        edge + " is '" + box.getOrDefault(edge, "") + "', not a number: readers stop");
                return;
            }
            edges[i++] = number.getAsDouble();
        }
        decimals(edges, findings, object.line());
        boolean empty = edges[2] - edges[0] + base <= 0 || edges[3] - edges[1] + base <= 0;
        if (empty) {
            findings.rejected(BOX, object.line(), "the box is empty: training fails on it or leaves it out");
            return;
        }
        double width = side(xml, "width");
        double height = side(xml, "height");
        if (edges[0] < base || edges[1] < base || edges[2] > width || edges[3] > height) {
            findings.damaged(
                    "box-outside",
                    object.line(),
                    beyond(width, height) + ", first pixel " + base + ": readers do not clip it");
        }
    }

    private static String beyond(double width, double height) {
        boolean known = width < Double.MAX_VALUE && height < Double.MAX_VALUE;
        return "the box reaches beyond the picture"
                + (known ? "'s " + (int) width + " x " + (int) height + " pixels" : "");
    }

    /** How far boxes may reach; where the file says no size, which is a problem of its own, as far as they do. */
    private static double side(VocXml xml, String side) {
        double said = number(xml.field(side)).orElse(0);
        return said > 0 ? said : Double.MAX_VALUE;
    }

    private void decimals(double[] edges, Findings.InFile findings, long line) throws ExportException {
        for (double edge : edges) {
            if (!decimalsTold && edge != Math.rint(edge)) {
                decimalsTold = true;
                findings.remark(
                        "decimals",
                        line,
                        "LabelImg and mmdetection cut off decimals, and DL4J stops at them; these are the first");
            }
        }
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(NumberText.parse("number", text.strip()));
        } catch (ItemException e) {
            return OptionalDouble.empty();
        }
    }
}
