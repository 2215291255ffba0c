package org.labelport.testkit;

import java.io.IOException;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** Lets something happen after the real writer has written an item, before the engine takes the item over. */
final class AfterWrite implements ConversionPlan {

    private final ConversionPlan plan;
    private final Action action;

    /** What happens. */
    @FunctionalInterface
    interface Action {
        void after(NumberedItem item) throws ItemException, IOException;
    }

    AfterWrite(ConversionPlan plan, Action action) {
        this.plan = plan;
        this.action = action;
    }

    @Override
    public Order itemOrder() {
        return plan.itemOrder();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) throws IOException {
        ShardWriter writer = plan.openShard(out);
        return new ShardWriter() {
            @Override
            public void write(NumberedItem numbered) throws ItemException, IOException {
                writer.write(numbered);
                action.after(numbered);
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    @Override
    public void finish(ExportOutput out) throws ExportException, IOException {
        plan.finish(out);
    }
}
