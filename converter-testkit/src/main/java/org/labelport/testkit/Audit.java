package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
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

    private static final class AuditedOutput implements ShardOutput {

        private final ShardOutput out;
        private Fate fate = new Fate(new ArrayList<>(), new ArrayList<>());

        private AuditedOutput(ShardOutput out) {
            this.out = out;
        }

        @Override
        public boolean isMediaTurned() {
            return out.isMediaTurned();
        }

        @Override
        public OptionalLong mediaSize() {
            return out.mediaSize();
        }

        @Override
        public Limits limits() {
            return out.limits();
        }

        @Override
        public ByteText file(String path) throws IOException {
            return out.file(path);
        }

        @Override
        public ByteText part(Part part) {
            return out.part(part);
        }

        @Override
        public void media(String path) throws ItemException, IOException {
            out.media(path);
        }

        @Override
        public void media(List<String> paths) throws ItemException, IOException {
            out.media(paths);
        }

        @Override
        public void media(String path, PictureFormat format) throws ItemException, IOException {
            out.media(path, format);
        }

        @Override
        public void media(String path, SourceFile file) throws ItemException, IOException {
            out.media(path, file);
        }

        @Override
        public void discard() throws IOException {
            out.discard();
        }

        @Override
        public void failed(String code, String message) {
            out.failed(code, message);
        }

        @Override
        public void skipped(String reason) {
            out.skipped(reason);
        }

        @Override
        public void count(String counter, long delta) {
            out.count(counter, delta);
        }

        @Override
        public void written(Annotation annotation) {
            fate.written.add(annotation.id());
            out.written(annotation);
        }

        @Override
        public void loss(Loss loss) {
            if (loss.effect() == Loss.Effect.DROPPED) {
                fate.dropped.add(loss.annotation());
            }
            out.loss(loss);
        }
    }
}
