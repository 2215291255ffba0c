package org.labelport.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.labelport.engine.LabelportEngine;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaProbe;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast a COCO file of about 50 MB becomes items, against Jackson alone on the same bytes. What counts is the column of
 * {@code megabytes}, which is MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx256m"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CocoReaderBenchmark {

    private static final CocoData DATA =
            new CocoData(100_000, CocoData.Segmentation.POLYGONS, CocoData.Order.IMAGES_FIRST, 1);

    private Path folder;
    private Path file;
    private TargetHandler coco;
    private double fileMegabytes;
    private int round;

    /** Bytes that were read, reported by JMH as so many a second. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Read {
        public double megabytes;
    }

    @Setup
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("labelport-reader");
        file = folder.resolve("coco.json");
        new CocoGenerator(DATA).write(file);
        fileMegabytes = Files.size(file) / 1e6;
        coco = ServiceLoader.load(TargetHandler.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(CocoReaderBenchmark::isCoco)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCoco(TargetHandler handler) {
        ProvidesTarget described = handler.getClass().getAnnotation(ProvidesTarget.class);
        return described != null && described.target().equals("coco");
    }

    @TearDown
    public void cleanUp() throws IOException {
        Folders.delete(folder);
    }

    /** The {@code coco} target, to the last annotation of the last item. */
    @Benchmark
    public long items(Read read) throws ExportException, IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch-" + round++));
        Options filter = Options.check("target coco", coco.filterKeys(), Map.of("path", file.toString()));
        long annotations = 0;
        try (ItemSource source = coco.open(
                new SourceRequest(filter, scratch, new NoPictures(), new NoFindings(), new LabelportEngine().json()))) {
            for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
                annotations += item.get().annotations().size();
            }
        }
        Folders.delete(scratch);
        if (annotations != DATA.annotations()) {
            throw new IllegalStateException(annotations + " annotations read, not " + DATA.annotations());
        }
        read.megabytes += fileMegabytes;
        return annotations;
    }

    /** The least that a reader built on Jackson can do. */
    @Benchmark
    public long jacksonTokens(Read read) throws IOException {
        return parsed(read, new JsonFactory(), false);
    }

    /** Tokens, and every number as a number. */
    @Benchmark
    public double jacksonNumbers(Read read) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
        return parsed(read, factory, true);
    }

    private long parsed(Read read, JsonFactory factory, boolean numbers) throws IOException {
        long tokens = 0;
        double sum = 0;
        try (JsonParser json = factory.createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                tokens++;
                if (numbers && token.isNumeric()) {
                    sum += json.getDoubleValue();
                }
            }
        }
        read.megabytes += fileMegabytes;
        return tokens + (long) sum;
    }

    /** Sizes are in the file, so nobody asks. */
    private static final class NoPictures implements MediaProbe {

        @Override
        public Media.Image image(Path picture) {
            throw new IllegalStateException(picture + " was looked into");
        }
    }

    /** Generated data is without fault. */
    private static final class NoFindings implements SourceReport {

        @Override
        public void error(ItemError error) {
            throw new IllegalStateException(error.toString());
        }

        @Override
        public void loss(Loss loss) {
            throw new IllegalStateException(loss.toString());
        }
    }
}
