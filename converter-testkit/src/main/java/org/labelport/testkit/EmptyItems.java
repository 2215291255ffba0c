package org.labelport.testkit;

import java.io.IOException;
import java.util.List;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.model.Item;
import org.labelport.report.ExportException;

/** Looks whether an item without annotations is in the export, apart from its picture. */
final class EmptyItems {

    private EmptyItems() {}

    static void verify(EngineTrial trial, DataSet sample) throws ExportException, IOException, InterruptedException {
        Item full = sample.items().get(0);
        Item empty = ManyItems.renamed(full, "id-empty", "empty-" + full.path()).withAnnotations(List.of());
        ExportTree without = export(trial, sample.with(List.of(full)));
        ExportTree with = export(trial, sample.with(List.of(full, empty)));
        Rule.EMPTY_ITEM.require(
                !with.equals(without),
                "the item '" + empty.path() + "' has no annotations and is nowhere in the export. Training needs such"
                        + " pictures. A format that cannot list them overrides listsEmptyItems()");
    }

    private static ExportTree export(EngineTrial trial, DataSet data)
            throws ExportException, IOException, InterruptedException {
        return trial.export(data, converter -> converter, params -> params.media(OriginalFiles.NONE))
                .files()
                .withoutReports();
    }
}
