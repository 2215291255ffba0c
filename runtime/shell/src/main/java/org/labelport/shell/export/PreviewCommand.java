package org.labelport.shell.export;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import org.labelport.shell.draft.DraftFolder;
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
    private static final String STORAGE = "storage.failed";
    private static final String FILE = "sheet.html";

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
    public Integer call() throws WrongUse, ExportException {
        PreviewPage page = PreviewPage.of(out);
        TargetAndPath from = source(invocation.engine());
        try (DraftFolder folder = DraftFolder.temporary("labelport-preview")) {
            return make(page, from, folder.path());
        } catch (IOException e) {
            throw failed("the temporary folder cannot be used: ", e, e);
        }
    }

    private static ExportException failed(String what, IOException reason, Exception cause) {
        return new ExportException(
                STORAGE,
                what + FileTrouble.of(reason)
                        + ". Check the disk and free space there, or name another temporary folder with"
                        + " LABELPORT_JAVA_OPTS=-Djava.io.tmpdir=<folder>",
                cause);
    }

    private int make(PreviewPage page, TargetAndPath from, Path folder) throws WrongUse, ExportException {
        ExportParams.Builder params = ExportParams.from(from.target())
                .to(FORMAT, Map.of("samples", samples))
                .destination(folder)
                .media(OriginalFiles.NONE);
        filters.of(Optional.of(from), invocation.engine().targets()).forEach(params::filter);
        ExportResult result = run(params.build());
        ExportResult.Published published = result.exports().get(0);
        page.put(published.folder().resolve(FILE));
        invocation.print(List.of(summary(page.path(), published.summary())));
        new SummaryReport(
                        published.summary(),
                        invocation.lossHelp(),
                        invocation.console().columns())
                .errors()
                .forEach(invocation.out()::println);
        return result.hasErrors() ? CommandLineRunner.DONE_WITH_ITEM_ERRORS : CommandLineRunner.DONE;
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

    private ExportResult run(ExportParams params) throws ExportException {
        ProgressDisplay.Verbosity verbosity =
                quiet ? ProgressDisplay.Verbosity.QUIET : ProgressDisplay.Verbosity.PROGRESS;
        try (ProgressDisplay progress =
                new ProgressDisplay(invocation.err(), invocation.console(), verbosity, System::nanoTime)) {
            return RunningExport.await(invocation.engine().start(params, progress));
        } catch (ExportException e) {
            throw unkept(e);
        }
    }

    /**
     * The failure of a run whose folder is removed: it cannot be continued, and another {@code --out} would not help. What
     * engines add to a failure, such as how to continue, leaves the failure itself as the cause. It need not be one of the
     * temporary folder: sources that fail end runs with the same code.
     */
    private static ExportException unkept(ExportException failure) {
        ExportException first = failure;
        while (first.getCause() instanceof ExportException cause && cause.code().equals(failure.code())) {
            first = cause;
        }
        return first.code().equals(STORAGE) && first.getCause() instanceof IOException reason
                ? failed("the preview failed: ", reason, failure)
                : first;
    }
}
