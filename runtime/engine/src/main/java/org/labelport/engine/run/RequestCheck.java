package org.labelport.engine.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.catalogue.Lease;
import org.labelport.engine.limits.LimitsFile;
import org.labelport.engine.limits.OpenFiles;
import org.labelport.engine.media.NetworkSettings;
import org.labelport.engine.publish.RunFolders;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/**
 * Looks up the target and formats of a request, and refuses an impossible request before anything is read or written.
 */
record RequestCheck(Catalogue catalogue, Settings settings) {

    /**
     * The request with its target and formats, which the lease holds from now on.
     *
     * @throws ExportException {@code option.invalid}, {@code destination.unusable}, {@code target.unknown}, {@code format.unknown},
     *     {@code format.unmatched}, {@code verify.unsupported}, {@code filter.refused}, {@code settings.invalid}
     */
    RunRequest of(ExportParams params, Lease lease) throws ExportException {
        Limits limits = LimitsFile.of(settings);
        requireThreads(params, limits);
        NetworkSettings.of(settings); // read when the run uses the network; wrong ones are refused here
        AcceptedLosses.requireSpelt(params.acceptedLosses(), catalogue);
        InstalledTarget target = catalogue.target(params.target(), lease);
        Options filter = filter(target, params.filter());
        Map<Choice, Options> formats = formats(params, lease);
        requireName(params);
        requireDestination(params.destination());
        if (params.verification() == ExportParams.Verification.REQUIRED) {
            for (Choice format : formats.keySet()) {
                FolderVerification.verifier(format.format());
            }
        }
        if (params.job().isEmpty()) { // a job's filter was checked when the job was read
            target.handler().validateFilter(filter);
        }
        return new RunRequest(params, target, filter, formats);
    }

    /** The filter, checked against what the target declares. */
    static Options filter(InstalledTarget target, Map<String, ?> given) throws ExportException {
        return Options.check(
                "target " + target.id(),
                target.handler().filterKeys(),
                given,
                target.handler().otherFilterKeys());
    }

    /** The options of a format, checked against what it declares. */
    static Options options(InstalledFormat format, Map<String, ?> given) throws ExportException {
        return Options.check("format " + format.id(), format.descriptor().options(), given);
    }

    private static void requireThreads(ExportParams params, Limits limits) throws ExportException {
        if (params.threads() > limits.of(Limit.THREADS)) {
            throw new ExportException(
                    "option.invalid",
                    params.threads() + " threads are too many. Ask for fewer, or raise '" + Limit.THREADS.key()
                            + "' in limits.json (now " + limits.of(Limit.THREADS) + ")");
        }
        OpenFiles openFiles = new OpenFiles(limits);
        if (openFiles.threads(1, params.formats().size()) == 0) {
            throw new ExportException(
                    "option.invalid", params.formats().size() + " formats at once are too many: " + openFiles.reason());
        }
    }

    private Map<Choice, Options> formats(ExportParams params, Lease lease) throws ExportException {
        Map<Choice, Options> formats = new LinkedHashMap<>();
        for (FormatRequest wanted : params.formats()) {
            if (formats.keySet().stream().anyMatch(other -> other.id().equals(wanted.format()))) {
                throw new ExportException("option.invalid", "format " + wanted.format() + " is asked for twice");
            }
            Choice choice = catalogue.format(wanted.format(), wanted.requirements(), lease);
            formats.put(choice, options(choice.format(), wanted.options()));
        }
        return formats;
    }

    private static void requireName(ExportParams params) throws ExportException {
        if (params.name().isPresent() && !SafePath.isSafe(params.name().get())) {
            throw new ExportException(
                    "option.invalid",
                    "'" + params.name().get() + "' is not a name for an export. Give for example "
                            + SafePath.of(params.name().get()));
        }
        if (params.name().isPresent() && RunFolders.holds(Path.of(params.name().get()))) {
            throw new ExportException(
                    "option.invalid",
                    "'" + params.name().get()
                            + "' is not a name for an export: folders of runs have such names, and are"
                            + " removed. Choose another");
        }
    }

    private static void requireDestination(Path destination) throws ExportException {
        if (RunFolders.holds(destination)) {
            throw new ExportException(
                    "destination.unusable",
                    destination
                            + " is in a folder that is named like that of a run, and such folders are removed. Choose"
                            + " another --out");
        }
    }
}
