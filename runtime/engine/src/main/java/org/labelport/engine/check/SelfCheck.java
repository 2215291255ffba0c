package org.labelport.engine.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.events.RunLog;
import org.labelport.engine.ingest.IngestFolder;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.RunFolder;
import org.labelport.engine.publish.TemporaryFolder;
import org.labelport.engine.run.RunRequest;
import org.labelport.engine.run.RunSteps;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.staging.StagedFiles;
import org.labelport.engine.write.FinishedFormat;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportSummary;
import org.labelport.export.TargetInfo;
import org.labelport.limits.Limits;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemError;
import org.labelport.settings.Settings;
import org.labelport.verify.Verifier;

/**
 * Has formats write a sample through the steps of a run, and targets describe themselves. Losses, and items that a
 * format refuses by name, are allowed; exceptions of a format, and annotations that it does not account for, are not.
 * Nothing of the sample is kept.
 *
 * <p>The check uses the calling thread and the threads of a run; an interrupt ends it.
 */
public final class SelfCheck {

    /**
     * The prefix of the codes of a format's own faults, which are what it throws and annotations that it does not
     * account for.
     */
    private static final String FAULT = "converter.";

    private static final String STORAGE = "storage.failed";

    /** Codes of what is no fault of a format. */
    private static final Set<String> OF_NO_FORMAT = Set.of(Failures.CANCELLED, STORAGE);

    private static final String SAMPLE = "labelport-sample";

    private SelfCheck() {}

    /**
     * Checks a format. A format with a required option is not asked to write, because the values of the option are not
     * known.
     *
     * @throws ExportException {@code check.failed}, naming the format and what failed; {@code storage.failed}, when the
     *     temporary folder is at fault; {@code run.cancelled}
     */
    public static void of(InstalledFormat format) throws ExportException {
        String name = format.name();
        List<OptionSpec> options = attempt(name + " does not describe itself", () -> described(format));
        if (options.stream().anyMatch(OptionSpec::required)) {
            return;
        }
        attempt(name + " cannot write a sample", () -> {
            write(format, options);
            return name;
        });
    }

    /**
     * Writes all shapes together or, because some formats hold shapes of one kind only and refuse a mixture by name,
     * one kind at a time.
     */
    private static void write(InstalledFormat format, List<OptionSpec> options) throws Exception {
        Set<ShapeKind> declared = format.descriptor().shapes();
        Optional<ExportException> refusal = refusal(format, options, declared);
        if (refusal.isEmpty()) {
            return;
        }
        boolean written = false;
        for (ShapeKind kind : ShapeKind.values()) {
            if (declared.contains(kind)) {
                written |= refusal(format, options, Set.of(kind)).isEmpty();
            }
        }
        if (!written) {
            throw refusal.get();
        }
    }

    /**
     * Writes a sample.
     *
     * @return why the format refuses such data, in its own words; empty when it was written
     * @throws ExportException for a fault, an interrupt, or a temporary folder that cannot be used
     */
    private static Optional<ExportException> refusal(
            InstalledFormat format, List<OptionSpec> options, Set<ShapeKind> shapes) throws Exception {
        List<ExportSummary> written;
        try {
            written = stored(format, options, shapes);
        } catch (ExportException e) {
            if (e.code().startsWith(FAULT) || OF_NO_FORMAT.contains(e.code())) {
                throw e;
            }
            return Optional.of(e);
        }
        for (ExportSummary summary : written) {
            for (ItemError error : summary.errorExamples()) {
                if (error.code().startsWith(FAULT)) {
                    throw new ExportException(error.code(), error.message());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Checks a target, without opening what it reads.
     *
     * @throws ExportException {@code check.failed}, naming the target and what failed; {@code run.cancelled}
     */
    public static void of(InstalledTarget target) throws ExportException {
        attempt(target.name() + " does not describe itself", () -> {
            target.handler().filterKeys().forEach(OptionSpec::name);
            return target.handler().otherFilterKeys().name();
        });
    }

    private static List<OptionSpec> described(InstalledFormat format) throws ExportException {
        List<OptionSpec> options = List.copyOf(format.converter().options());
        List.copyOf(format.converter().losses());
        format.converter().verifier().ifPresent(Verifier::getClass);
        if (options.stream().noneMatch(OptionSpec::required)) {
            defaults(format, options);
        }
        return options;
    }

    private static Options defaults(InstalledFormat format, List<OptionSpec> options) throws ExportException {
        return Options.check("format " + format.id(), options, Map.of());
    }

    /** Writes a sample. What fails beside the format is the temporary folder, which says nothing of the format. */
    private static List<ExportSummary> stored(InstalledFormat format, List<OptionSpec> options, Set<ShapeKind> shapes)
            throws Exception {
        try {
            return written(format, options, shapes);
        } catch (UncheckedIOException e) {
            throw unstored(format, e.getCause());
        } catch (IOException e) {
            throw unstored(format, e);
        }
    }

    private static ExportException unstored(InstalledFormat format, IOException failure) {
        IOException cause = RunFileException.unmarked(failure);
        return Failures.isInterrupt(cause)
                ? Failures.cancelled(cause)
                : new ExportException(
                        STORAGE,
                        "a sample of " + format.name() + " cannot be stored: " + FileTrouble.of(cause) + ". "
                                + RunFolder.temporaryRemedy(),
                        cause);
    }

    private static List<ExportSummary> written(InstalledFormat format, List<OptionSpec> options, Set<ShapeKind> shapes)
            throws Exception {
        String id = "check-" + UUID.randomUUID();
        RunEvents events = RunEvents.untold(id);
        RunContext context = new RunContext(
                Settings.of(Optional.empty(), Optional.empty()),
                Limits.USUAL,
                events,
                new RunLog(events, new JacksonJson()),
                new Cancellation(),
                new PluginWatch(Duration.ZERO, events)); // the caller of a check has its own timeout
        try (context;
                TemporaryFolder folder = TemporaryFolder.of(id)) {
            var work = folder.create("work");
            ExportParams params = ExportParams.from(SAMPLE)
                    .to(format.id())
                    .destination(folder.resolve("out"))
                    .threads(1)
                    .shardItems(1)
                    .build();
            RunRequest request = new RunRequest(
                    params,
                    sample(format, shapes),
                    Options.check(SAMPLE, List.of(), Map.of()),
                    Map.of(new Choice(format, "any version", "a check"), defaults(format, options)));
            return new RunSteps(request, ItemNeeds.Originals.FETCHED, context)
                    .run(
                            work,
                            any -> new StagedFiles(
                                    folder.create("staged"), OriginalFiles.COPY, IngestFolder.originals(work)),
                            (data, finished) -> finished.stream()
                                    .map(FinishedFormat::summary)
                                    .toList());
        }
    }

    private static InstalledTarget sample(InstalledFormat format, Set<ShapeKind> shapes) {
        SampleTarget target = new SampleTarget(format.descriptor(), shapes);
        return new InstalledTarget(
                target,
                new TargetInfo(SAMPLE, "A sample", format.descriptor().dataTypes(), List.of(), "0", SAMPLE),
                Origin.of(target));
    }

    private static <T> T attempt(String what, Callable<T> action) throws ExportException {
        try {
            return action.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportException(Failures.CANCELLED, what + ": it was interrupted", e);
        } catch (ExportException e) {
            throw OF_NO_FORMAT.contains(e.code()) ? e : failed(what, e.getMessage(), e);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failed(what, e.toString(), e);
        }
    }

    private static ExportException failed(String what, String why, Throwable cause) {
        // The messages of plug-ins may have any form.
        String line = (what + ": " + why).replaceAll("\\s+", " ").strip();
        return new ExportException("check.failed", line, cause);
    }
}
