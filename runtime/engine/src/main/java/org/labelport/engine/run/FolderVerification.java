package org.labelport.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.export.VerifySummary;
import org.labelport.export.VerifySummary.ProblemCount;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.verify.Problem;
import org.labelport.verify.ProblemSink;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Has the verifier of a format check a folder, and counts what it finds. */
final class FolderVerification {

    private static final Comparator<Kind> WORST_FIRST =
            Comparator.comparing(Kind::effect).thenComparing(Kind::code);

    private final InstalledFormat format;
    private final Options options;
    private final Verifier verifier;
    private final Limits limits;
    private final Cancellation cancellation;

    /** @throws ExportException {@code verify.unsupported} when the format has no verifier */
    FolderVerification(InstalledFormat format, Options options, Limits limits, Cancellation cancellation)
            throws ExportException {
        this.format = format;
        this.options = options;
        this.verifier = verifier(format);
        this.limits = limits;
        this.cancellation = cancellation;
    }

    /** @throws ExportException {@code verify.unsupported} when the format has none */
    static Verifier verifier(InstalledFormat format) throws ExportException {
        return format.converter()
                .verifier()
                .orElseThrow(() -> new ExportException(
                        "verify.unsupported", "format " + format.id() + " has no verifier. Leave verification out"));
    }

    private record Kind(Problem.Effect effect, String code) {}

    /**
     * Checks a folder, or a single file for a format whose data is one file.
     *
     * @param scratch an empty folder for temporary files
     */
    VerifySummary of(Path place, Path scratch, ProblemSink problems) throws ExportException, IOException {
        boolean single = FileKind.isFile(place);
        requireData(place, single);
        Path absolute = place.toAbsolutePath().normalize();
        Map<Kind, Long> counts = new TreeMap<>(WORST_FIRST);
        ProblemSink counting = problem -> {
            cancellation.check();
            counts.merge(new Kind(problem.effect(), problem.code()), 1L, Long::sum);
            problems.problem(problem);
        };
        if (!single) {
            ManifestCheck.of(place, counting);
        }
        verify(new VerifyRequest(
                single ? Optional.ofNullable(absolute.getParent()).orElse(absolute) : place,
                single ? Optional.of(absolute) : Optional.empty(),
                options,
                scratch,
                ImageHeaders.ofWholeFiles(limits),
                new JacksonJson(limits),
                counting,
                limits));
        List<ProblemCount> sorted = new ArrayList<>();
        counts.forEach((kind, count) -> sorted.add(new ProblemCount(kind.effect(), kind.code(), count)));
        return new VerifySummary(format.id(), format.origin().version(), sorted);
    }

    private void requireData(Path place, boolean single) throws ExportException {
        if (single && !verifier.takesFiles()) {
            throw new ExportException(
                    "verify.missing",
                    place + " is not a folder, ZIP or TAR, and a data set of format " + format.id()
                            + " is more than one file. Name its folder");
        }
        if (!single && !FileKind.isFolder(place)) {
            throw new ExportException(
                    "verify.missing", place + " is not a file, folder, ZIP or TAR. Name the data set");
        }
    }

    private void verify(VerifyRequest request) throws ExportException, IOException {
        try {
            verifier.verify(request);
        } catch (UncheckedIOException | DirectoryIteratorException e) {
            throw e; // a failure of a file, not of the format
        } catch (RuntimeException e) {
            throw new ExportException(
                    "verify.failed",
                    "the verifier of format " + format.id() + " failed: " + e
                            + ". This is a fault of the format, please report it to its author",
                    e);
        }
    }

    /**
     * Requires that consumers read an export as intended.
     *
     * @throws ExportException {@code verify.rejected}, naming what is wrong
     */
    void require(Path folder, Path scratch) throws ExportException, IOException {
        List<Problem> examples = new ArrayList<>();
        VerifySummary summary = of(folder, scratch, problem -> {
            boolean known = examples.stream().anyMatch(example -> example.code().equals(problem.code()));
            if (problem.effect() != Problem.Effect.REMARK && !known) {
                examples.add(problem);
            }
        });
        if (summary.isFaultless()) {
            return;
        }
        StringBuilder found = new StringBuilder();
        for (Problem example : examples) {
            long count = summary.problems().stream()
                    .filter(problem -> problem.code().equals(example.code()))
                    .mapToLong(ProblemCount::count)
                    .sum();
            found.append(found.isEmpty() ? "" : "; ")
                    .append(count)
                    .append(" ")
                    .append(example.code())
                    .append(", e.g. ")
                    .append(example.file())
                    .append(example.line() > 0 ? ":" + example.line() : "")
                    .append(": ")
                    .append(example.message());
        }
        throw new UnpublishedException(
                "verify.rejected",
                "programs that read " + format.id() + " would reject or damage this export",
                found.toString());
    }
}
