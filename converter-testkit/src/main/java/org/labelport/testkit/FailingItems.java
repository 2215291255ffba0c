package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.convert.NumberedItem;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** Lets items fail after the real writer wrote them, and looks for what remains of them and what else changed. */
final class FailingItems {

    private static final int ITEMS = 12;
    private static final int REFUSED = 4;
    private static final int CRASHED = 9;

    private final EngineTrial trial;
    private final DataSet data;

    FailingItems(EngineTrial trial, DataSet sample) {
        this.trial = trial;
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Item item = sample.items().get(i % sample.items().size());
            items.add(ManyItems.renamed(item, marker(i) + "-id", marker(i) + extension(item)));
        }
        this.data = sample.with(items);
    }

    void verify() throws ExportException, IOException, InterruptedException {
        EngineTrial.Export whole = trial.export(data);
        List<Finding> errors = Finding.errors(whole.files());
        if (!errors.isEmpty()) {
            throw Rule.ITEM_TRANSACTION.failure(
                    errors.size() + " items of the sample fail by themselves, the first: " + errors.get(0));
        }
        EngineTrial.Export export = trial.export(
                data,
                converter -> new WrappedConverter(converter, plan -> new AfterWrite(plan, FailingItems::fail)),
                params -> params.shardItems(2));
        requireNoTrace(export.files(), REFUSED);
        requireNoTrace(export.files(), CRASHED);
        requireErrors(export);
        requireOthersUnchanged(whole.files(), export.files());
    }

    private static void fail(NumberedItem item) throws ItemException {
        if (item.number() == REFUSED) {
            throw new ItemException("testkit.refused", "made to fail");
        }
        if (item.number() == CRASHED) {
            throw new IllegalStateException("made to crash");
        }
    }

    private static void requireNoTrace(ExportTree export, int number) {
        List<String> files = export.withoutReports().holding(marker(number));
        Rule.ITEM_TRANSACTION.require(
                files.isEmpty(),
                "item " + number + " failed, but its path or id is still in " + files
                        + ". Shared files are made of parts, which the engine takes back; what finish writes must not"
                        + " come from the census's list of items");
    }

    private void requireErrors(EngineTrial.Export export) throws IOException {
        Tally counts = export.summary().items();
        Rule.ITEM_TRANSACTION.require(
                counts.equals(new Tally(ITEMS, ITEMS - 2 - counts.lost(), counts.lost(), 0, 2)),
                "of " + ITEMS + " items 2 failed, but the counts are " + counts);
        Set<String> failed = Set.of(marker(REFUSED) + "-id", marker(CRASHED) + "-id");
        List<String> reported =
                Finding.errors(export.files()).stream().map(Finding::item).toList();
        Rule.ITEM_TRANSACTION.require(
                reported.size() == 2 && failed.containsAll(reported),
                "errors are reported for " + reported + " instead of " + failed);
    }

    /** Files that bear an item's name must be the same whether another item fails or not. */
    private static void requireOthersUnchanged(ExportTree whole, ExportTree export) {
        ExportTree expected = whole.withoutReports().only(FailingItems::belongsToOther);
        ExportTree actual = export.withoutReports().only(FailingItems::belongsToOther);
        TreeDiff.between("nothing fails", expected, "items " + REFUSED + " and " + CRASHED + " fail", actual)
                .ifPresent(difference -> {
                    throw Rule.ITEM_TRANSACTION.failure(
                            "files of other items change when an item fails:\n" + difference);
                });
    }

    private static boolean belongsToOther(String path) {
        return path.contains("marked-") && !path.contains(marker(REFUSED)) && !path.contains(marker(CRASHED));
    }

    private static String marker(int number) {
        return "marked-" + (char) ('a' + number) + "7f3a";
    }

    private static String extension(Item item) {
        return item.path().substring(item.path().lastIndexOf('.'));
    }
}
