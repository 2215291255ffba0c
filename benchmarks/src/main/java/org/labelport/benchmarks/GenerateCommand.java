package org.labelport.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a COCO file from the command line. */
@Command(name = "generate", description = "Writes a COCO instances file with the shape of COCO train2017.")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--annotations", paramLabel = "N", description = "Number of annotations. Default: 1000000.")
    private long annotations = 1_000_000;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file; replaced when it exists.")
    private Path out;

    @Option(names = "--shape", description = "${COMPLETION-CANDIDATES}. Default: polygons.")
    private CocoData.Segmentation shape = CocoData.Segmentation.POLYGONS;

    @Option(names = "--order", description = "images-first or annotations-first. Default: images-first.")
    private String order = CocoData.Order.IMAGES_FIRST.option();

    @Option(names = "--seed", paramLabel = "N", description = "Other seeds, other data. Default: 1.")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        CocoData data = new CocoData(annotations, shape, CocoData.Order.of(order), seed);
        new CocoGenerator(data).write(out);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %,d annotations on %,d images, %,d bytes%n",
                        out,
                        data.annotations(),
                        data.images(),
                        Files.size(out));
        return 0;
    }
}
