package org.labelport.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** Exports the same data in many cuts, on many threads and in many orders, and compares all bytes. */
final class ShardIndependence {

    private static final int ITEMS = 64;
    private static final int FAILING = 13;

    /** Orders first: they are the same at every run, and show most mistakes. */
    private static final List<Cut> CUTS = List.of(
            ordered(7, ShardOrder.REVERSED),
            ordered(64, ShardOrder.SHUFFLED),
            ordered(7, ShardOrder.INTERLEAVED),
            ordered(2, ShardOrder.REVERSED),
            parallel(1, 1),
            parallel(2, 2),
            parallel(7, 1),
            parallel(7, 2),
            parallel(7, 8),
            parallel(64, 1),
            parallel(64, 2),
            parallel(64, 8));

    private record Cut(int shards, int threads, Optional<ShardOrder> order, OriginalFiles originals) {
        String name() {
            return shards + " shards on " + threads + " threads"
                    + order.map(chosen -> ", " + chosen.name().toLowerCase(Locale.ROOT))
                            .orElse("");
        }
    }

    private final EngineTrial trial;
    private final DataSet data;

    ShardIndependence(EngineTrial trial, DataSet sample) {
        this.trial = trial;
        this.data = ManyItems.of(sample, ITEMS);
    }

    void verify() throws ExportException, IOException, InterruptedException {
        ExportTree expected = export(new Cut(1, 1, Optional.empty(), OriginalFiles.NONE));
        for (Cut cut : CUTS) {
            compare(expected, cut, export(cut));
        }
        Cut withOriginals = new Cut(7, 8, Optional.empty(), OriginalFiles.COPY);
        compare(export(new Cut(1, 1, Optional.empty(), OriginalFiles.COPY)), withOriginals, export(withOriginals));
    }

    private static void compare(ExportTree expected, Cut cut, ExportTree actual) {
        TreeDiff.between("1 shard", expected, cut.name(), actual).ifPresent(difference -> {
            throw Rule.SHARDS.failure("the export's bytes depend on how the data is cut into shards:\n" + difference);
        });
    }

    private ExportTree export(Cut cut) throws ExportException, IOException, InterruptedException {
        int shardItems = (ITEMS + cut.shards - 1) / cut.shards;
        Optional<List<Long>> items = cut.order.map(chosen -> chosen.items(ITEMS, shardItems));
        return trial.export(
                        data,
                        converter -> new WrappedConverter(converter, plan -> {
                            ConversionPlan failing = new AfterWrite(plan, ShardIndependence::failNowAndThen);
                            boolean reordered = items.isPresent() && plan.itemOrder() == ConversionPlan.Order.ANY;
                            return reordered ? new OrderedShards(failing, items.get()) : failing;
                        }),
                        params -> params.threads(cut.threads)
                                .shardItems(shardItems)
                                .media(cut.originals))
                .files();
    }

    private static void failNowAndThen(NumberedItem item) throws ItemException {
        if (item.number() % FAILING == FAILING - 1) {
            throw new ItemException("testkit.failed", "made to fail");
        }
    }

    private static Cut parallel(int shards, int threads) {
        return new Cut(shards, threads, Optional.empty(), OriginalFiles.NONE);
    }

    private static Cut ordered(int shards, ShardOrder order) {
        return new Cut(shards, shards, Optional.of(order), OriginalFiles.NONE);
    }
}
