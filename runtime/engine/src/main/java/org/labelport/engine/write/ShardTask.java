package org.labelport.engine.write;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.engine.report.Findings;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.engine.write.item.ItemTransaction;
import org.labelport.geometry.TooComplexException;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;

/** Puts the items of one shard through one format's writer. Used by one thread. */
final class ShardTask implements Closeable {

    static final Part LOSS_LINES = new Part("engine:losses", "");
    static final Part ERROR_LINES = new Part("engine:errors", "");

    private static final Set<String> SIZE_UNKNOWN = Set.of("image.size-unknown", "video.size-unknown");

    private final Converter format;
    private final MetadataLosses metadata;
    private final String pictureAdvice;
    private final ShardFiles files;
    private final ItemTransaction transaction;
    private final WriterOutput out;
    private final ShardWriter writer;
    private final Map<Part, ByteText> parts = new LinkedHashMap<>();
    private final ByteText manifest = new ByteText();
    private final Map<String, Long> counters = new HashMap<>();
    private final Findings findings = new Findings();
    private long items;
    private long annotations;
    private long fileCount;
    private long fileBytes;
    private boolean closed;

    /** @param files are closed with this */
    ShardTask(
            Converter format,
            ConversionPlan plan,
            MetadataLosses metadata,
            DeclaredLosses declared,
            ShardFiles files,
            RunInput run)
            throws IOException {
        this.format = format;
        this.metadata = metadata;
        this.files = files;
        this.pictureAdvice = run.pictureAdvice();
        this.transaction = new ItemTransaction(
                files,
                run.params().media(),
                run.params().orientation(),
                run.context().limits());
        this.out = new WriterOutput(transaction, declared);
        this.writer = requireNonNull(plan.openShard(out), "it has returned null");
    }

    /**
     * Writes one item, or records why it was not.
     *
     * @return the error, or nothing when the item was written
     */
    Optional<ItemError> write(NumberedItem numbered) throws IOException {
        Item item = numbered.item();
        transaction.begin(item);
        try {
            NumberedItem shown = metadata.shown(numbered, transaction);
            transaction.handOver();
            put(shown);
            transaction.requireComplete();
            if (transaction.failure().isEmpty() && transaction.skip().isEmpty()) {
                metadata.ofItem(item, transaction);
            }
            RunFileException.marked(() -> commit(item));
            transaction.failure().ifPresent(findings::add);
            return transaction.failure();
        } catch (ItemException e) {
            return SIZE_UNKNOWN.contains(e.code()) ? unmeasured(item, e) : failed(item, e.code(), e.getMessage());
        } catch (TooComplexException e) {
            return failed(item, TooComplexException.CODE, e.getMessage());
        } catch (RuntimeException e) {
            RunFileException.rethrowFrom(e);
            return failed(item, "converter.failed", "the format could not write it: " + Thrown.words(format, e));
        }
    }

    private void put(NumberedItem shown) throws ItemException, IOException {
        out.begin();
        try {
            writer.write(shown);
        } finally {
            out.end();
        }
    }

    /** A format needs the size of what the item shows. Only here it is known why there is none. */
    private Optional<ItemError> unmeasured(Item item, ItemException failure) throws IOException {
        String need = failure.getMessage().replaceFirst("\\.$", "");
        Optional<Blob.Failure> reason = item.media().blob().failure();
        return reason.isPresent()
                ? failed(item, reason.get().code(), need + ": " + reason.get().message())
                : failed(item, failure.code(), need + ". " + pictureAdvice);
    }

    private Optional<ItemError> failed(Item item, String code, String message) throws IOException {
        transaction.rollBack();
        ItemError error =
                ItemError.ofItem(item.id(), item.annotations().size(), code, "item " + item.id() + ": " + message);
        findings.add(error);
        return Optional.of(error);
    }

    /** Files first, since they can still fail; then what is in memory, which cannot. */
    private void commit(Item item) throws IOException, ItemException {
        for (FileStore.Entry entry : transaction.commitFiles()) {
            Manifest.add(entry, manifest);
            fileCount++;
            fileBytes += entry.size();
        }
        transaction.parts().forEach(this::append);
        transaction.counters().forEach((name, delta) -> counters.merge(name, delta, Long::sum));
        transaction.losses().forEach(findings::add);
        if (transaction.skip().isPresent()) {
            findings.addSkipped(transaction.skip().get(), item.annotations().size());
        } else if (transaction.failure().isEmpty()) {
            items += transaction.hasItem() ? 1 : 0;
            annotations += transaction.written();
        }
    }

    private void append(Part part, ByteText contribution) {
        if (contribution.isEmpty()) {
            return;
        }
        ByteText all = parts.computeIfAbsent(part, key -> new ByteText(1 << 12));
        if (!all.isEmpty()) {
            all.text(part.separator());
        }
        try {
            contribution.writeTo(all);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    /** Ends the shard, whose writer was closed, and hands its bytes to the store. */
    ShardResult finish(int shard, PartStore store) throws IOException {
        files.end();
        for (Map.Entry<Part, ByteText> part : parts.entrySet()) {
            store.put(shard, part.getKey(), part.getValue());
        }
        store.put(shard, Manifest.PART, manifest);
        store.put(shard, LOSS_LINES, findings.lossLines());
        store.put(shard, ERROR_LINES, findings.errorLines());
        findings.releaseLines();
        return new ShardResult(items, annotations, fileCount, fileBytes, Map.copyOf(counters), findings);
    }

    /** Closes the format's writer; further calls do nothing. */
    void closeWriter() throws IOException {
        if (!closed) {
            closed = true;
            writer.close();
        }
    }

    @Override
    public void close() throws IOException {
        try (files) {
            closeWriter();
        }
    }
}
