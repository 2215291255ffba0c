package org.labelport.shell.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.export.TargetInfo;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.progress.ProgressDisplay;
import org.labelport.shell.request.FilterArguments;
import org.labelport.shell.request.TargetAndPath;
import org.labelport.shell.text.Quantity;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport preview}: exports as {@code html} and keeps only the page. */
@Command(
        name = "preview",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Makes a page with samples and statistics of a data set.",
        description = {
            "The page is one file that needs nothing else: sample pictures with their shapes drawn, annotations by category"
                    + " and size, empty and duplicate counts."
        },
        footer = {
            "",
            "Examples:",
            "  labelport preview exports/yolo --out sheet.html",
            "  labelport preview coco:instances.json --images photos --samples 60"
        })
public final class PreviewCommand implements Callable<Integer> {

    private static final String FORMAT = "html";
    private static final String FILE = "sheet.html";
    private static final byte[] MARK =
            "<!doctype html><!-- Labelport preview sheet -->".getBytes(StandardCharsets.UTF_8);

    private final Invocation invocation;

    @Parameters(paramLabel = "EXPORT|TARGET:PATH", description = "An export, or a source as for 'export --from'.")
    private String source = "";

    @Option(names = "--out", paramLabel = "FILE", order = 1, description = "The page. Default: sheet.html.")
    private String out = FILE;

    @Mixin
    private FilterArguments filters = new FilterArguments();

    @Option(names = "--samples", paramLabel = "N", order = 4, description = "Items that are shown. Default: 24.")
    private int samples = 24;

    @Option(names = "--quiet", order = 5, description = "Shows no progress, only the result, warnings and errors.")
    private boolean quiet;

    public PreviewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, ExportException, IOException {
        Path page = page();
        ExportEngine engine = invocation.engine();
        TargetAndPath from = source(engine);
        Path folder = Files.createTempDirectory("labelport-preview");
        try {
            ExportParams.Builder params = ExportParams.from(from.target())
                    .to(FORMAT, Map.of("samples", samples))
                    .destination(folder)
                    .media(OriginalFiles.NONE);
            filters.of(Optional.of(from), engine.targets()).forEach(params::filter);
            ExportResult result = run(params.build());
            ExportResult.Published published = result.exports().get(0);
            put(published.folder().resolve(FILE), page);
            invocation.print(List.of(summary(page, published.summary())));
            new SummaryReport(
                            published.summary(),
                            invocation.lossHelp(),
                            invocation.console().columns())
                    .errors()
                    .forEach(invocation.out()::println);
            return result.hasErrors() ? CommandLineRunner.DONE_WITH_ITEM_ERRORS : CommandLineRunner.DONE;
        } finally {
            delete(folder);
        }
    }

    private static void put(Path sheet, Path page) throws ExportException {
        Path made = page.resolveSibling("." + page.getFileName() + ".part");
        try {
            Files.copy(sheet, made, StandardCopyOption.REPLACE_EXISTING);
            Files.move(made, page, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ExportException(
                    "storage.failed",
                    page + " cannot be written: " + FileTrouble.reason(e)
                            + ". Free space or give rights, or name another --out",
                    e);
        }
    }

    private static String summary(Path page, ExportSummary summary) {
        return SafeText.of(page + ": " + Quantity.count(summary.items().written(), "item") + ", "
                + Quantity.count(summary.annotations().written(), "annotation"));
    }

    /** The source: an export names its format itself, any other source is named with its target. */
    private TargetAndPath source(ExportEngine engine) throws WrongUse, ExportException {
        List<TargetInfo> installed = engine.targets();
        Optional<FormatRequest> written = Optional.empty();
        try {
            written = engine.writtenAs(Path.of(source));
        } catch (InvalidPathException e) {
            // Not a path, so it must be the name of a target, with or without a path.
        }
        if (written.isEmpty()) {
            return target(installed);
        }
        String format = written.get().format();
        if (installed.stream().noneMatch(target -> target.id().equals(format))) {
            throw new WrongUse(
                    "target.unknown",
                    source + " is in the format '" + format + "', and no target reads it. Name the source that it was"
                            + " exported from.");
        }
        return new TargetAndPath(format, source);
    }

    private TargetAndPath target(List<TargetInfo> installed) throws WrongUse {
        TargetAndPath from = TargetAndPath.parse(source, installed);
        if (source.equals(from.target())
                && installed.stream().noneMatch(target -> target.id().equals(source))) {
            throw new WrongUse(
                    "source.missing",
                    "there is no export '" + source
                            + "', and no target of this name. Give the folder of an export, or a"
                            + " source as in coco:annotations.json.");
        }
        return from;
    }

    /** The place of the page; only a page of this kind is replaced. */
    private Path page() throws WrongUse, IOException {
        try {
            Path page = Path.of(out).toAbsolutePath().normalize();
            if (page.getParent() == null || !Files.isDirectory(page.getParent())) {
                throw new WrongUse("option.invalid", "--out " + out + ": there is no folder for it.");
            }
            if (Files.exists(page) && !isSheet(page)) {
                throw new WrongUse(
                        "option.invalid",
                        "--out " + out + " exists, is not a preview sheet, and is not replaced. Choose another name.");
            }
            return page;
        } catch (InvalidPathException e) {
            throw new WrongUse("option.invalid", "--out '" + out + "' is not a path: " + e.getReason() + ".", e);
        }
    }

    private static boolean isSheet(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    private ExportResult run(ExportParams params) throws ExportException {
        ProgressDisplay.Verbosity verbosity =
                quiet ? ProgressDisplay.Verbosity.QUIET : ProgressDisplay.Verbosity.PROGRESS;
        try (ProgressDisplay progress =
                new ProgressDisplay(invocation.err(), invocation.console(), verbosity, System::nanoTime)) {
            return RunningExport.await(invocation.engine().start(params, progress));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
