package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.report.ExportException;

/** Exports every kind of shape on every type of data by itself, and looks at what became of it. */
final class ShapeCoverage {

    private final EngineTrial trial;
    private final SampleMedia media;
    private final Set<ShapeKind> listed;
    private final Set<ShapeKind> written = EnumSet.noneOf(ShapeKind.class);
    private final List<String> faults = new ArrayList<>();

    /** @param listed the kinds that the format writes with the options under test */
    ShapeCoverage(EngineTrial trial, SampleMedia media, Set<ShapeKind> listed) {
        this.trial = trial;
        this.media = media;
        this.listed = listed;
    }

    void verify() throws IOException, InterruptedException {
        Set<ShapeKind> possible = EnumSet.noneOf(ShapeKind.class);
        for (DataType type : DataType.values()) {
            for (ShapeKind kind : ShapeKind.values()) {
                if (kind.isOn(type)) {
                    if (trial.format().annotationTypes().contains(type)) {
                        possible.add(kind);
                    }
                    verify(type, kind);
                }
            }
        }
        for (ShapeKind kind : listed) {
            if (!possible.contains(kind)) {
                faults.add(
                        "'" + kind.key() + "' is listed in shapes, but no type of annotation__types has such shapes");
            } else if (!written.contains(kind)) {
                faults.add("'" + kind.key() + "' is listed in shapes, but no such shape was written");
            }
        }
        Rule.ACCOUNTED.require(faults.isEmpty(), String.join("\n", faults));
    }

    private void verify(DataType type, ShapeKind kind) throws IOException, InterruptedException {
        DataSet data = data(type, kind);
        Audit audit = new Audit();
        String what = "a " + kind.key() + " on " + type.key();
        try {
            EngineTrial.Export export = trial.export(data, audit::around, params -> params.media(OriginalFiles.NONE));
            List<Finding> errors = Finding.errors(export.files());
            boolean anyWritten = false;
            for (Item item : data.items()) {
                anyWritten |= verify(type, kind, item, audit, errors);
            }
            if (anyWritten) {
                requireVisible(what, data, export);
            }
        } catch (ExportException e) {
            faults.add(
                    what + " ended the whole run: " + e.line()
                            + ". Report it as dropped; when the format cannot have the item at all, throw ItemException in write");
        }
    }

    /** Whether the item's annotation was written. */
    private boolean verify(DataType type, ShapeKind kind, Item item, Audit audit, List<Finding> errors) {
        Annotation annotation = item.annotations().get(0);
        String what = "a " + kind.key() + " on " + type.key() + " (" + annotation.shape() + ")";
        Optional<Finding> error = errors.stream()
                .filter(finding -> finding.item().equals(item.id()))
                .findFirst();
        if (error.isPresent()) {
            boolean refused = !error.get().code().startsWith("converter.");
            if (!refused || trial.format().dataTypes().contains(type)) {
                faults.add(what + " made its item fail: " + error.get());
            }
            return false;
        }
        Audit.Fate fate = audit.of(item.id()).orElseThrow();
        boolean isWritten = fate.written().equals(List.of(annotation.id()));
        if (isWritten && !listed.contains(kind)) {
            faults.add(what + " was written, but shapes does not list '" + kind.key() + "'");
        }
        if (isWritten && trial.format().annotationTypes().contains(type)) {
            written.add(kind);
        }
        return isWritten;
    }

    /** What was declared as written shows in the export. */
    private void requireVisible(String what, DataSet data, EngineTrial.Export with)
            throws ExportException, IOException, InterruptedException {
        DataSet bare = data.mapped(item -> item.withAnnotations(List.of()));
        EngineTrial.Export without =
                trial.export(bare, converter -> converter, params -> params.media(OriginalFiles.NONE));
        if (with.files().withoutReports().equals(without.files().withoutReports())) {
            faults.add(what + " was declared as written, but the export is the same as without it");
        }
    }

    private DataSet data(DataType type, ShapeKind kind) {
        List<Item> items = new ArrayList<>();
        for (Shape shape : SampleShapes.of(kind)) {
            int number = items.size() + 1;
            Media medium = media.of(type);
            boolean onFrame = SampleShapes.isOnFrame(type, kind);
            Annotation annotation = new Annotation(
                    "m" + number,
                    SampleData.PERSON,
                    shape,
                    onFrame ? 0 : Annotation.WHOLE_ITEM,
                    true,
                    onFrame ? "t" + number : "",
                    "",
                    0,
                    Map.of(),
                    Annotation.Provenance.UNKNOWN);
            String path = kind.key() + "-" + number + SampleMedia.extension(type);
            items.add(Item.of("id-" + number, path, medium, List.of(annotation)).withSplit(Split.TRAIN));
        }
        return new DataSet(SampleData.CATEGORIES, items);
    }
}
