package org.labelport.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.labelport.output.ByteText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one coordinate takes to become bytes, ours against what Java and Jackson offer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NumberTextBenchmark {

    private static final int NUMBERS = 10_000;

    private final double[] pixels = new double[NUMBERS];
    private final double[] normalized = new double[NUMBERS];
    private final ByteText text = new ByteText(1 << 18);
    private JsonFactory plain;
    private JsonFactory fast;

    /** Coordinates as in COCO, and the same divided by the size of the image, as in YOLO. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < NUMBERS; i++) {
            pixels[i] = random.nextInt(64_000) / 100.0;
            normalized[i] = pixels[i] / 640;
        }
        plain = new JsonFactory();
        fast = JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .build();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int normalizedByteTextFixed() {
        text.clear();
        for (double number : normalized) {
            text.fixed(number, 6).ascii(' ');
        }
        return text.size();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int normalizedStringFormat() {
        text.clear();
        for (double number : normalized) {
            text.text(String.format(Locale.ROOT, "%.6f", number)).ascii(' ');
        }
        return text.size();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int normalizedBigDecimal() {
        text.clear();
        for (double number : normalized) {
            text.text(BigDecimal.valueOf(number)
                            .setScale(6, RoundingMode.HALF_UP)
                            .toPlainString())
                    .ascii(' ');
        }
        return text.size();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int normalizedDoubleToString() {
        text.clear();
        for (double number : normalized) {
            text.text(Double.toString(number)).ascii(' ');
        }
        return text.size();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int pixelsByteTextShortest() {
        text.clear();
        for (double number : pixels) {
            text.shortest(number, 4).ascii(',');
        }
        return text.size();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int pixelsDoubleToString() {
        text.clear();
        for (double number : pixels) {
            text.text(Double.toString(number)).ascii(',');
        }
        return text.size();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int pixelsJackson() throws IOException {
        return written(plain);
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int pixelsJacksonFastDoubleWriter() throws IOException {
        return written(fast);
    }

    private int written(JsonFactory factory) throws IOException {
        text.clear();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartArray();
            for (double number : pixels) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
        return text.size();
    }
}
