package org.labelport.shell.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.FormatInfo;
import org.labelport.export.VerifySummary;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.request.FormatOptions;
import org.labelport.shell.request.WantedFormat;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.verify.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport verify}. */
@Command(
        name = "verify",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Says what programs that read a format would reject or damage in a folder, file, ZIP or TAR.",
        description = {
            "Looks at an export, or at what anybody else wrote, and changes nothing. Ends with 1 when readers would reject"
                    + " or damage something."
        },
        footer = {
            "",
            "Examples:",
            "  labelport verify exports/yolo",
            "  labelport verify exports/yolo.zip",
            "  labelport verify downloads/fruits --format yolo -o task=segment",
            "  labelport verify annotations.json --format coco"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int SHOWN_OF_A_KIND = 10;

    /** Code of an export whose report cannot be read. */
    private static final String UNREADABLE = "export.unreadable";

    private final Invocation invocation;

    @Parameters(
            paramLabel = "FOLDER",
            description =
                    "The folder of the data set, or the ZIP or TAR that holds it; or its file, if it is a single file.")
    private Path folder = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT[@VERSIONS]",
            order = 1,
            description = "The format that the folder is in. Default: the format that the export itself names.")
    private String format = "";

    @Option(
            names = {"-o", "--option"},
            paramLabel = "NAME=VALUE",
            order = 2,
            description = "Option of the format that says which variant is expected. Repeatable.")
    private List<String> options = List.of();

    @Option(names = "--all", order = 3, description = "Shows all problems, however many of one kind.")
    private boolean all;

    public VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, ExportException {
        FormatRequest request = request(invocation.engine());
        Map<String, Integer> shown = new HashMap<>();
        VerifySummary summary = invocation.engine().verify(folder, request, problem -> {
            if (shown.merge(problem.code(), 1, Integer::sum) <= SHOWN_OF_A_KIND || all) {
                invocation.out().println(line(problem));
            }
        });
        invocation.print(new VerifyReport(summary, invocation.console().columns()).lines());
        return summary.isFaultless() ? CommandLineRunner.DONE : CommandLineRunner.FAILED;
    }

    /** A problem in the style of compilers, with the place first, so that editors can jump to it. */
    private static String line(Problem problem) {
        String file = problem.file().isEmpty() ? "." : problem.file();
        String place = problem.line() > 0 ? file + ":" + problem.line() : file;
        return SafeText.of(
                place + ": " + VerifyReport.word(problem.effect()) + ": " + problem.code() + ": " + problem.message());
    }

    private FormatRequest request(ExportEngine engine) throws WrongUse, ExportException {
        List<FormatInfo> installed = engine.formats();
        Optional<FormatRequest> written = written(engine);
        if (format.isEmpty() && written.isEmpty()) {
            if (Files.notExists(folder)) {
                throw new WrongUse("verify.missing", "there is no " + folder + ". Name the data set.");
            }
            throw new WrongUse(
                    "option.missing",
                    folder + " does not say which format it is in. Give --format: " + Listing.of(verifiable(installed))
                            + ".");
        }
        WantedFormat wanted = WantedFormat.parse(
                "--format", format.isEmpty() ? written.orElseThrow().format() : format.strip());
        String id = wanted.id();
        Map<String, Object> known = written.filter(request -> request.format().equals(id))
                .map(FormatRequest::options)
                .orElse(Map.of());
        FormatRequest asked = new FormatRequest(id, Requirements.NONE.versions(wanted.versions()), Map.of());
        FormatRequest request =
                FormatOptions.assign(List.of(asked), options, known, engine).get(0);
        if (!verifiable(installed).contains(id)) {
            throw new WrongUse(
                    "verify.unsupported",
                    "format " + id + " has no verifier. These have: " + Listing.of(verifiable(installed)) + ".");
        }
        return request;
    }

    /** What the export says of itself. Where that cannot be read, whoever has named the format need not know. */
    private Optional<FormatRequest> written(ExportEngine engine) throws ExportException {
        try {
            return engine.writtenAs(folder);
        } catch (ExportException e) {
            if (format.isEmpty() || !e.code().equals(UNREADABLE)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static List<String> verifiable(List<FormatInfo> installed) {
        return installed.stream()
                .filter(info -> info.descriptor().verifiable())
                .map(info -> info.descriptor().id())
                .distinct()
                .toList();
    }
}
