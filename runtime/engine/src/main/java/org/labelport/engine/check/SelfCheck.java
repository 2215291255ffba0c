package org.labelport.engine.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.events.RunLog;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.publish.RunFolder;
import org.labelport.engine.run.RunRequest;
import org.labelport.engine.run.RunSteps;
import org.labelport.engine.write.StagedFiles;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportSummary;
import org.labelport.export.TargetInfo;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.settings.Settings;
import org.labelport.verify.Verifier;

/**
 * Has formats write a sample by the steps of a run, and targets say what they are. Losses and items that a format refuses by
 * name are fine; what a format throws is not. Nothing of the sample is kept.
 *
 * <p>It is done on the calling thread and those that a run uses; an interrupt ends it.
 */
public final class SelfCheck {

    /** The code of what a format throws at an item. */
    private static final String FAULT = "converter.failed";

    private static final String SAMPLE = "labelport-sample";

    private SelfCheck() {}

    /**
     * Checks a format. One that has an option which must be given is not asked to write, since nothing is known of the values
     * that it takes.
     *
     * @throws ExportException {@code check.failed}, naming the format and what failed; {@code run.cancelled}
     */
    public static void of(InstalledFormat format) throws ExportException {
        String name = "format " + name(format.id(), format.origin());
        List<OptionSpec> options = attempt(name + " does not describe itself", () -> described(format));
        if (options.stream().anyMatch(OptionSpec::required)) {
            return;
        }
        List<ExportSummary> written = attempt(name + " cannot write a sample", () -> written(format, options));
        for (ExportSummary summary : written) {
            Optional<ItemError> fault = summary.errorExamples().stream()
                    .filter(error -> error.code().equals(FAULT))
                    .findFirst();
            if (fault.isPresent()) {
                throw failed(name + " cannot write a sample", fault.get().message());
            }
        }
    }

    /**
     * Checks a target, without opening what it reads.
     *
     * @throws ExportException {@code check.failed}, naming the target and what failed; {@code run.cancelled}
     */
    public static void of(InstalledTarget target) throws ExportException {
        attempt("target " + name(target.id(), target.origin()) + " does not describe itself", () -> {
            target.handler().filterKeys().forEach(OptionSpec::name);
            return target.handler().otherFilterKeys().name();
        });
    }

    private static String name(String id, Origin origin) {
        return id + " of " + origin.plugin();
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

    private static List<ExportSummary> written(InstalledFormat format, List<OptionSpec> options) throws Exception {
        String id = "check-" + UUID.randomUUID();
        Cancellation cancellation = new Cancellation();
        RunEvents events = new RunEvents(id, List.of());
        RunContext context = new RunContext(
                Settings.of(Optional.empty(), Optional.empty()),
                events,
                new RunLog(events, new JacksonJson()),
                cancellation);
        try (RunFolder folder = RunFolder.temporary(id)) {
            var work = folder.create("work");
            ExportParams params = ExportParams.from(SAMPLE)
                    .to(format.id())
                    .destination(folder.resolve("out"))
                    .threads(1)
                    .shardItems(1)
                    .build();
            RunRequest request = new RunRequest(
                    params,
                    sample(format),
                    Options.check(SAMPLE, List.of(), Map.of()),
                    Map.of(new Choice(format, "any version", "a check"), defaults(format, options)));
            return new RunSteps(request, ItemNeeds.Originals.FETCHED, context)
                    .run(
                            work,
                            any -> new StagedFiles(folder.create("staged"), OriginalFiles.COPY, Ingest.originals(work)),
                            (data, exports, finished) -> finished);
        }
    }

    private static InstalledTarget sample(InstalledFormat format) {
        SampleTarget target = new SampleTarget(format.descriptor());
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
            throw new ExportException("run.cancelled", what + ": it was interrupted", e);
        } catch (ExportException e) {
            throw e.code().equals("run.cancelled") ? e : failed(what, e.getMessage(), e);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failed(what, e.toString(), e);
        }
    }

    private static ExportException failed(String what, String why) {
        return new ExportException("check.failed", line(what, why));
    }

    private static ExportException failed(String what, String why, Throwable cause) {
        return new ExportException("check.failed", line(what, why), cause);
    }

    /** What plug-ins say of a failure may have any form. */
    private static String line(String what, String why) {
        return (what + ": " + why).replaceAll("\\s+", " ").strip();
    }
}
