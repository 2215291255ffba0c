package org.labelport.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** Exports the same data in many cuts, on many threads and in many orders, and compares all bytes. */
final class ShardIndependence {

    private static final int ITEMS = 128;
    private static final int FAILING = 13;

    private final Trial trial;
    private final DataSet data;

    ShardIndependence(Trial trial, DataSet sample) {
        this.trial = trial;
        this.data = ManyItems.of(sample, ITEMS);
    }

    void verify() throws ExportException, IOException, InterruptedException {
        ExportTree expected = export(1, 1, Optional.empty());
        for (int shards : new int[] {1, 2, 7, 64}) {
            for (int threads : new int[] {1, 2, 8}) {
                compare(
                        expected,
                        shards + " shards on " + threads + " threads",
                        export(shards, threads, Optional.empty()));
            }
        }
        for (ShardOrder order : ShardOrder.values()) {
            for (int shards : new int[] {2, 7, 64}) {
                String name = shards + " shards written " + order.name().toLowerCase(Locale.ROOT);
                compare(expected, name, export(shards, shards, Optional.of(order)));
            }
        }
    }

    private void compare(ExportTree expected, String name, ExportTree actual) {
        TreeDiff.between("1 shard", expected, name, actual).ifPresent(difference -> {
            throw Rule.SHARDS.failure("the export's bytes depend on how the data is cut into shards:\n" + difference);
        });
    }

    private ExportTree export(int shards, int threads, Optional<ShardOrder> order)
            throws ExportException, IOException, InterruptedException {
        int shardItems = (ITEMS + shards - 1) / shards;
        Optional<List<Long>> items = order.map(chosen -> chosen.items(ITEMS, shardItems));
        return trial.export(
                        data,
                        converter -> new WrappedConverter(converter, plan -> {
                            ConversionPlan failing = new AfterWrite(plan, ShardIndependence::failNowAndThen);
                            return items.isPresent() ? new OrderedShards(failing, items.get()) : failing;
                        }),
                        params -> params.threads(threads).shardItems(shardItems))
                .files();
    }

    private static void failNowAndThen(NumberedItem item) throws ItemException {
        if (item.number() % FAILING == FAILING - 1) {
            throw new ItemException("testkit.failed", "made to fail");
        }
    }
}
