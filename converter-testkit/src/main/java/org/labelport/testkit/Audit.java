package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.output.ExportOutput;
import org.labelport.output.ForwardingShardOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/** Notes what a converter says about each annotation of each item. */
final class Audit {

    private final Map<String, Fate> fates = new ConcurrentHashMap<>();

    /**
     * What was said about the annotations of one item, by their ids.
     *
     * @param written in the order it was said
     * @param dropped in the order it was said
     */
    record Fate(List<String> written, List<String> dropped) {}

    /** The converter with this audit around it. */
    Converter around(Converter converter) {
        return new WrappedConverter(converter, AuditedPlan::new);
    }

    /** What was said about an item; nothing when the item failed. */
    Optional<Fate> of(String item) {
        return Optional.ofNullable(fates.get(item));
    }

    private final class AuditedPlan implements ConversionPlan {

        private final ConversionPlan plan;

        private AuditedPlan(ConversionPlan plan) {
            this.plan = plan;
        }

        @Override
        public Order itemOrder() {
            return plan.itemOrder();
        }

        @Override
        public ShardWriter openShard(ShardOutput out) throws IOException {
            AuditedOutput audited = new AuditedOutput(out);
            ShardWriter writer = plan.openShard(audited);
            return new ShardWriter() {
                @Override
                public void write(NumberedItem numbered) throws ItemException, IOException {
                    audited.fate = new Fate(new ArrayList<>(), new ArrayList<>());
                    writer.write(numbered);
                    fates.put(numbered.item().id(), audited.fate);
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

    private static final class AuditedOutput extends ForwardingShardOutput {

        private Fate fate = new Fate(new ArrayList<>(), new ArrayList<>());

        private AuditedOutput(ShardOutput out) {
            super(out);
        }

        @Override
        public void written(Annotation annotation) {
            fate.written.add(annotation.id());
            super.written(annotation);
        }

        @Override
        public void loss(Loss loss) {
            if (loss.effect() == Loss.Effect.DROPPED && !loss.annotation().isEmpty()) {
                fate.dropped.add(loss.annotation());
            }
            super.loss(loss);
        }
    }
}
