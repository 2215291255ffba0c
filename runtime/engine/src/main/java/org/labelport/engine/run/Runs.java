package org.labelport.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.RunEvents;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportPreview;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** Checks requests and starts runs. Thread-safe. */
public final class Runs {

    private final Catalogue catalogue;
    private final List<ExportListener> listeners;

    /** @param listeners hear all runs; the list may change while runs go on, for runs that start later */
    public Runs(Catalogue catalogue, List<ExportListener> listeners) {
        this.catalogue = catalogue;
        this.listeners = listeners;
    }

    /** Starts an export. */
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        RunSteps.RunRequest request = checked(params);
        String id = newId();
        return Run.start(id, request, Settings.ofProcess(), events(id, listener));
    }

    /** Does everything but keep the output. */
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        RunSteps.RunRequest request = checked(params);
        String id = newId();
        return DryRun.preview(id, request, Settings.ofProcess(), events(id, listener), new Cancellation());
    }

    private RunSteps.RunRequest checked(ExportParams params) throws ExportException {
        InstalledTarget target = catalogue.target(params.target());
        Options filter = Options.check("target " + target.id(), target.handler().filterKeys(), params.filter());
        Map<InstalledFormat, Options> formats = new LinkedHashMap<>();
        for (FormatRequest wanted : params.formats()) {
            InstalledFormat format = catalogue.format(wanted.format());
            Options options =
                    Options.check("format " + format.id(), format.descriptor().options(), wanted.options());
            if (formats.put(format, options) != null) {
                throw new ExportException("option.invalid", "format " + format.id() + " is asked for twice");
            }
        }
        if (params.name().isPresent() && !SafePath.isSafe(params.name().get())) {
            throw new ExportException(
                    "option.invalid",
                    "'" + params.name().get() + "' is no name for an export. Such a name would do: "
                            + SafePath.of(params.name().get()));
        }
        return new RunSteps.RunRequest(params, target.handler(), filter, formats);
    }

    private RunEvents events(String id, ExportListener listener) {
        List<ExportListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new RunEvents(id, all);
    }

    private static String newId() {
        return UUID.randomUUID().toString().substring(0, 13).replace("-", "").toLowerCase(Locale.ROOT);
    }
}
