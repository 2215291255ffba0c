package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportStatus;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.target.FolderList;

/** Ends runs in the middle, and looks for what they leave behind but for what they can be continued with. */
final class Aborts {

    private final EngineTrial trial;
    private final DataSet data;

    Aborts(EngineTrial trial, DataSet data) {
        this.trial = trial;
        this.data = data;
    }

    void verify() throws ExportException, IOException, InterruptedException {
        long middle = data.items().size() / 2;
        verify(
                "an IOException in the middle of a shard",
                ExportStatus.FAILED,
                (plan, run) -> new AfterWrite(plan, item -> {
                    if (item.number() == middle) {
                        throw new IOException("made to fail");
                    }
                }));
        verify(
                "a cancelled run",
                ExportStatus.CANCELLED,
                (plan, run) -> new AfterWrite(plan, item -> cancel(item, run)));
        verify("an exception in finish", ExportStatus.FAILED, (plan, run) -> new FailingFinish(plan));
    }

    @FunctionalInterface
    private interface Breaking {
        ConversionPlan around(ConversionPlan plan, CompletableFuture<ExportHandle> run);
    }

    private void verify(String what, ExportStatus end, Breaking breaking)
            throws ExportException, IOException, InterruptedException {
        Path destination = Files.createDirectories(trial.destination());
        Files.writeString(destination.resolve("bystander.txt"), "stays");
        CompletableFuture<ExportHandle> started = new CompletableFuture<>();
        WrappedConverter broken = new WrappedConverter(trial.converter(), plan -> breaking.around(plan, started));
        ExportHandle run = trial.start(
                new MemoryTarget(data), broken, trial.params(destination).shardItems(3), ExportListener.NONE);
        started.complete(run);
        try {
            run.await();
            throw Rule.ABORT.failure(what + " did not end the run: the converter swallowed it");
        } catch (ExportException e) {
            Rule.ABORT.require(run.status() == end, what + " ended the run as " + run.status() + ": " + e.line());
        }
        EngineTrial.giveUp(destination);
        List<String> names = FolderList.of(destination).stream()
                .map(path -> path.getFileName().toString())
                .toList();
        Rule.ABORT.require(
                names.equals(List.of("bystander.txt")),
                "after " + what + " the destination holds " + names + " instead of [bystander.txt]");
    }

    private static void cancel(NumberedItem item, CompletableFuture<ExportHandle> run) throws IOException {
        if (item.number() == 0) {
            try {
                run.get(2, TimeUnit.MINUTES).cancel();
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IOException("the run could not be cancelled", e);
            }
        }
    }

    private static final class FailingFinish implements ConversionPlan {

        private final ConversionPlan plan;

        private FailingFinish(ConversionPlan plan) {
            this.plan = plan;
        }

        @Override
        public Order itemOrder() {
            return plan.itemOrder();
        }

        @Override
        public ShardWriter openShard(ShardOutput out) throws IOException {
            return plan.openShard(out);
        }

        @Override
        public void finish(ExportOutput out) throws ExportException, IOException {
            plan.finish(out);
            throw new ExportException("testkit.finish", "made to fail");
        }
    }
}
