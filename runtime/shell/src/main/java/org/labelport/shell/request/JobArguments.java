package org.labelport.shell.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.JobException;
import org.labelport.export.JobRules;
import org.labelport.export.JobRules.Defaults;
import org.labelport.export.JobRules.ExtraParams;
import org.labelport.model.JsonText;
import org.labelport.shell.invocation.WrongUse;
import picocli.CommandLine.Option;

/** The arguments that take a request from an annotation platform's job. */
final class JobArguments {

    /** The default format of a job, which is the format of the platform's own export. */
    static final String USUAL_FORMAT = "synapse-json";

    private static final String EXTRA_PARAMS = "extra_params";

    @Option(
            names = "--params",
            paramLabel = "FILE|JSON",
            order = 30,
            description =
                    "Parameters of a platform's job, a file or the JSON itself: name, storage, path, target, filter,"
                            + " save_original_file, extra_params. Replaces --from; the default of --to is synapse-json;"
                            + " --out replaces storage and path.")
    private String params = "";

    @Option(
            names = "--extra-params",
            paramLabel = "nested|merged",
            order = 31,
            description = "Whether plug-ins find extra_params under that key or among the other parameters."
                    + " Default: nested.")
    private ExtraParams extraParams = ExtraParams.NESTED;

    @Option(
            names = "--params-defaults",
            paramLabel = "documented|raw",
            order = 32,
            description =
                    "Which defaults parameters that are left out have: raw is as in the first SDK, where originals are not saved"
                            + " unless save_original_file says so. Default: documented.")
    private Defaults defaults = Defaults.DOCUMENTED;

    /** Whether the request comes from a job. */
    boolean isGiven() {
        return !params.isEmpty();
    }

    /**
     * The job's request, checked.
     *
     * @param filter keys that are added to those of the job
     * @param destination replaces the job's storage and path
     */
    ExportParams.Builder read(ExportEngine engine, Map<String, Object> filter, Optional<Path> destination)
            throws WrongUse, JobException {
        return engine.job(text(), new JobRules(defaults, extraParams, filter, destination));
    }

    /** The job's {@code extra_params}, which may set options of formats. */
    static Map<String, Object> extraParams(ExportParams.Builder job) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (job.job().get(EXTRA_PARAMS) instanceof Map<?, ?> extra) {
            extra.forEach((name, value) -> {
                if (value != null) {
                    values.put(String.valueOf(name), value);
                }
            });
        }
        return values;
    }

    private boolean isFile() {
        try {
            return Files.exists(Path.of(params));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private JsonText text() throws WrongUse {
        // Whoever reads the object reports a list or a text in its place.
        if (params.stripLeading().matches("(?s)[{\\[\"].*") && !isFile()) {
            return JsonText.of(params);
        }
        try {
            return new JsonText(Files.readAllBytes(Path.of(params)));
        } catch (IOException | InvalidPathException e) {
            throw new WrongUse(
                    "params.unreadable",
                    "--params '" + params + "' is neither JSON nor a file that can be read. Name a file, or give an"
                            + " object in quotes.",
                    e);
        }
    }
}
