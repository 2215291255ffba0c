package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.EventsFile;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.publish.RunFolder;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportPreview;
import org.labelport.export.VerifySummary;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.verify.ProblemSink;

/** Checks requests and starts runs. Thread-safe. */
public final class Runs {

    private final Catalogue catalogue;
    private final List<ExportListener> listeners;
    private final Settings settings;

    /** @param listeners hear all runs; the list may change while runs go on, for runs that start later */
    public Runs(Catalogue catalogue, List<ExportListener> listeners, Settings settings) {
        this.catalogue = catalogue;
        this.listeners = listeners;
        this.settings = settings;
    }

    /** Starts an export. */
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        RunSteps.RunRequest request = checked(params);
        String id = newId();
        List<ExportListener> all = new ArrayList<>(listeners);
        all.add(listener);
        Optional<EventsFile> eventsFile = Optional.empty();
        Optional<String> fault = Optional.empty();
        if (settings.runs().isPresent()) {
            try {
                eventsFile = Optional.of(EventsFile.start(settings.runs().get(), id, new JacksonJson()));
                all.add(eventsFile.get());
            } catch (IOException e) {
                fault = Optional.of("no events.ndjson is kept: "
                        + settings.runs().get() + " cannot be written to: " + e.getMessage());
            }
        }
        RunEvents events = new RunEvents(id, all);
        fault.ifPresent(message -> events.warn("events.unwritten", message));
        return Run.start(id, request, settings, events, eventsFile);
    }

    /** Does everything but keep the output. */
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        RunSteps.RunRequest request = checked(params);
        String id = newId();
        return DryRun.preview(id, request, settings, new RunEvents(id, List.of(listener)), new Cancellation());
    }

    /** Has a folder looked at as the consumers of a format do. */
    public VerifySummary verify(Path folder, FormatRequest wanted, ProblemSink problems) throws ExportException {
        InstalledFormat format = catalogue.format(wanted.format());
        FolderVerification verification = new FolderVerification(format, options(format, wanted), new Cancellation());
        return RunFailures.translated(folder, () -> {
            try (RunFolder scratch = RunFolder.temporary(newId())) {
                return verification.of(folder, scratch.create("verify"), problems);
            }
        });
    }

    private static Options options(InstalledFormat format, FormatRequest wanted) throws ExportException {
        return Options.check("format " + format.id(), format.descriptor().options(), wanted.options());
    }

    private RunSteps.RunRequest checked(ExportParams params) throws ExportException {
        InstalledTarget target = catalogue.target(params.target());
        Options filter = Options.check(
                "target " + target.id(),
                target.handler().filterKeys(),
                params.filter(),
                target.handler().otherFilterKeys());
        Map<InstalledFormat, Options> formats = new LinkedHashMap<>();
        for (FormatRequest wanted : params.formats()) {
            InstalledFormat format = catalogue.format(wanted.format());
            if (formats.put(format, options(format, wanted)) != null) {
                throw new ExportException("option.invalid", "format " + format.id() + " is asked for twice");
            }
        }
        if (params.name().isPresent() && !SafePath.isSafe(params.name().get())) {
            throw new ExportException(
                    "option.invalid",
                    "'" + params.name().get() + "' is no name for an export. Such a name would do: "
                            + SafePath.of(params.name().get()));
        }
        if (params.verification() == ExportParams.Verification.REQUIRED) {
            for (Map.Entry<InstalledFormat, Options> format : formats.entrySet()) {
                new FolderVerification(format.getKey(), format.getValue(), new Cancellation());
            }
        }
        if (params.job().isEmpty()) { // a job's filter was checked when the job was read
            target.handler().validateFilter(filter);
        }
        return new RunSteps.RunRequest(params, target.handler(), filter, formats);
    }

    private static String newId() {
        return UUID.randomUUID().toString().substring(0, 13).replace("-", "").toLowerCase(Locale.ROOT);
    }
}
