package org.labelport.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures whole exports of generated COCO files, as a user starts them: wall time, CPU time and peak memory of the
 * process, start of Java included. Checks what came out, too.
 */
@Command(name = "process", description = "Measures whole exports of generated COCO files.")
final class WholeProcess implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--annotations", split = ",", paramLabel = "N", description = "Sizes. Default: 100000,1000000.")
    private List<Long> annotations = List.of(100_000L, 1_000_000L);

    @Option(
            names = "--to",
            split = ",",
            paramLabel = "FORMAT",
            description = "Formats, one after the other. Default: yolo.")
    private List<String> formats = List.of("yolo");

    @Option(names = "--shape", description = "${COMPLETION-CANDIDATES}. Default: polygons.")
    private CocoData.Segmentation shape = CocoData.Segmentation.POLYGONS;

    @Option(names = "--order", description = "images-first or annotations-first. Default: images-first.")
    private String order = CocoData.Order.IMAGES_FIRST.option();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that write. Default: 2.")
    private int threads = 2;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Java heap. Default: 256m.")
    private String heap = "256m";

    @Option(names = "--rounds", paramLabel = "N", description = "The median counts. Default: 3.")
    private int rounds = 3;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "For data and exports. Default: in the temporary folder.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"), "labelport-benchmarks");

    @Option(names = "--data", paramLabel = "DIR", description = "For generated files, when not in the working folder.")
    private Path dataFolder;

    @Option(names = "--labelport", paramLabel = "FILE", description = "What to start. Default: ./labelport.")
    private Path labelport = Path.of("labelport");

    @Option(names = "--keep", description = "Leaves the exports where they are.")
    private boolean keep;

    private boolean faulty;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(work);
        if (!warmedUp()) {
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d processors, Java %s, heap %s, %d threads, %d rounds, %s, %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                heap,
                threads,
                rounds,
                shape.name().toLowerCase(Locale.ROOT),
                order);
        out.println("| annotations | MB | to | wall s | CPU s | peak MiB | annotations/s | MB/s |");
        out.println("|---:|---:|---|---:|---:|---:|---:|---:|");
        out.flush();
        for (long size : annotations) {
            CocoData data = new CocoData(size, shape, CocoData.Order.of(order), 1);
            Path file = generated(data);
            for (String format : formats) {
                out.println(row(data, Files.size(file), format, measured(data, file, format)));
                out.flush();
            }
        }
        return faulty ? 1 : 0;
    }

    /** The first start builds what is missing and fills caches, which is not what is measured. */
    private boolean warmedUp() throws IOException, InterruptedException {
        Path log = work.resolve("formats.log");
        int exit = MeasuredProcess.run(List.of(labelport.toAbsolutePath().toString(), "formats"), Map.of(), log)
                .exitCode();
        if (exit != 0) {
            fault(labelport + " formats failed with exit code " + exit + "; see " + log);
        }
        return exit == 0;
    }

    private Path generated(CocoData data) throws IOException {
        Path folder = dataFolder == null ? work : dataFolder;
        Path file = folder.resolve(String.format(
                        Locale.ROOT,
                        "coco-%s-%s-%d.json",
                        data.segmentation(),
                        data.order().option(),
                        data.annotations())
                .toLowerCase(Locale.ROOT));
        if (!Files.exists(file)) {
            new CocoGenerator(data).write(file);
        }
        return file;
    }

    /** Every round writes into a folder of its own: file systems are slow where many files were just deleted. */
    private List<MeasuredProcess.Result> measured(CocoData data, Path file, String format)
            throws IOException, InterruptedException {
        List<MeasuredProcess.Result> results = new ArrayList<>();
        Path exports = Files.createTempDirectory(work, format + "-" + data.annotations() + "-");
        for (int round = 1; round <= rounds; round++) {
            Path out = exports.resolve("round-" + round);
            Path log = exports.resolve("round-" + round + ".log");
            MeasuredProcess.Result result = MeasuredProcess.run(command(file, format, out), Map.of(), log);
            results.add(result);
            String what = format + ", " + data.annotations() + " annotations, round " + round + ": ";
            if (result.exitCode() != 0) {
                fault(what + "exit code " + result.exitCode() + "; see " + log);
                return results;
            }
            for (String fault : ExportCheck.faults(data, out.resolve(format))) {
                fault(what + fault);
            }
        }
        if (!keep && !faulty) {
            Folders.delete(exports);
        }
        return results;
    }

    private List<String> command(Path file, String format, Path out) {
        return List.of(
                labelport.toAbsolutePath().toString(),
                "export",
                "--heap",
                heap,
                "--from",
                "coco:" + file,
                "--to",
                format,
                "--threads",
                Integer.toString(threads),
                "--out",
                out.toString());
    }

    private void fault(String message) {
        faulty = true;
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }

    private static String row(CocoData data, long bytes, String format, List<MeasuredProcess.Result> results) {
        double wall = median(results, MeasuredProcess.Result::wallSeconds);
        return String.format(
                Locale.ROOT,
                "| %,d | %.0f | %s | %.2f | %s | %s | %,.0f | %.0f |",
                data.annotations(),
                bytes / MEGABYTE,
                format,
                wall,
                known(results, "%.1f", result -> result.cpuSeconds().orElse(Double.NaN)),
                known(
                        results,
                        "%.0f",
                        result -> result.peakBytes().stream()
                                .mapToDouble(peak -> peak / MEBIBYTE)
                                .findFirst()
                                .orElse(Double.NaN)),
                data.annotations() / wall,
                bytes / MEGABYTE / wall);
    }

    private static String known(
            List<MeasuredProcess.Result> results, String format, ToDoubleFunction<MeasuredProcess.Result> number) {
        double median = median(results, number);
        return Double.isNaN(median) ? "unknown (no /proc)" : String.format(Locale.ROOT, format, median);
    }

    private static double median(
            List<MeasuredProcess.Result> results, ToDoubleFunction<MeasuredProcess.Result> number) {
        double[] sorted = results.stream().mapToDouble(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
