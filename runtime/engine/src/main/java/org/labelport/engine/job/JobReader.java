package org.labelport.engine.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.catalogue.Lease;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.JobException;
import org.labelport.export.JobRules;
import org.labelport.export.TargetInfo;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FilterException;

/** Turns a job's parameters into a request, having checked each of them. */
public final class JobReader {

    private final Json json;
    private final Catalogue catalogue;
    private final Storages storages;

    public JobReader(Json json, Catalogue catalogue, Storages storages) {
        this.json = json;
        this.catalogue = catalogue;
        this.storages = storages;
    }

    /** Reads and checks a job. */
    public ExportParams.Builder read(JsonText parameters, JobRules rules) throws JobException {
        Map<String, Object> raw = raw(parameters);
        Problems problems = new Problems();
        JobFields fields = new JobFields(raw, problems);
        Optional<String> name = name(fields, problems);
        fields.checkOptionalText("description");
        Optional<Long> storage = rules.destination().isPresent() ? Optional.empty() : fields.requiredInteger("storage");
        Optional<Boolean> originals = fields.optionalFlag("save_original_file");
        Optional<String> path = rules.destination().isPresent() ? Optional.empty() : fields.requiredText("path");
        Optional<Path> destination = rules.destination().or(() -> destination(storage, path, problems));
        Optional<String> target;
        Optional<Map<String, Object>> filter;
        try (Lease lease = catalogue.providers().lease("the check of a job")) {
            Optional<InstalledTarget> handler = target(fields, problems, lease);
            filter = fields.requiredObject("filter");
            filter.ifPresent(keys -> keys.putAll(rules.filter()));
            if (handler.isPresent() && filter.isPresent()) {
                checkFilter(handler.get(), filter.get(), problems);
            }
            target = handler.map(InstalledTarget::id);
        }
        Optional<Map<String, Object>> extraParams = fields.optionalObject("extra_params");
        problems.rethrow();

        boolean save = originals.orElse(rules.defaults() == JobRules.Defaults.DOCUMENTED);
        ExportParams.Builder builder = ExportParams.from(target.orElseThrow());
        filter.orElseThrow().forEach(builder::filter);
        return builder.name(name.orElseThrow())
                .destination(destination.orElseThrow())
                .media(save ? OriginalFiles.COPY : OriginalFiles.NONE)
                .job(job(raw, save, filter.orElseThrow(), extraParams.orElse(Map.of()), rules));
    }

    private Map<String, Object> raw(JsonText parameters) throws JobException {
        try {
            if (json.read(parameters) instanceof Map<?, ?> fields) {
                Map<String, Object> raw = new LinkedHashMap<>();
                fields.forEach((key, value) -> raw.put(String.valueOf(key), value));
                return raw;
            }
        } catch (IOException e) {
            throw unreadable("The job's parameters cannot be read: " + e.getMessage() + ".");
        }
        throw unreadable("The job's parameters are not a JSON object.");
    }

    private static JobException unreadable(String problem) {
        return new JobException(
                problem + " Give an object with name, storage, path, target and filter.",
                Map.of("params", List.of("Input should be a valid dictionary")));
    }

    private static Optional<String> name(JobFields fields, Problems problems) {
        Optional<String> name = fields.requiredText("name");
        if (name.isPresent() && name.get().isBlank()) {
            problems.add("name", "Value cannot be blank", "Give the export a name.");
        } else if (name.isPresent() && !SafePath.isSafe(name.get())) {
            problems.add(
                    "name",
                    "'" + name.get() + "' is not a name for a folder",
                    "Give for example " + SafePath.of(name.get()) + ".");
        }
        return name;
    }

    private Optional<Path> destination(Optional<Long> storage, Optional<String> path, Problems problems) {
        if (storage.isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(storages.place(storage.get(), path.get()));
        } catch (StorageProblem e) {
            problems.add(e.parameter(), e.problem(), e.remedy());
            return Optional.empty();
        }
    }

    private Optional<InstalledTarget> target(JobFields fields, Problems problems, Lease lease) {
        Optional<String> id = fields.requiredText("target");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(catalogue.target(id.get(), lease));
        } catch (ExportException e) {
            problems.add("target", "Input should be " + choice(), "It is '" + id.get() + "'.");
            return Optional.empty();
        }
    }

    private String choice() {
        List<String> ids =
                catalogue.targets().stream().map(TargetInfo::id).distinct().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ids.size(); i++) {
            text.append(i == 0 ? "" : i == ids.size() - 1 ? " or " : ", ")
                    .append('\'')
                    .append(ids.get(i))
                    .append('\'');
        }
        return text.toString();
    }

    private static void checkFilter(InstalledTarget target, Map<String, Object> filter, Problems problems) {
        try {
            target.handler()
                    .validateFilter(Options.check(
                            "target " + target.id(),
                            target.handler().filterKeys(),
                            filter,
                            target.handler().otherFilterKeys()));
        } catch (FilterException e) {
            String remedy = e.getMessage().substring(e.problem().length()).strip();
            problems.add("filter", e.problem(), remedy);
        } catch (ExportException e) {
            problems.add("filter", e.getMessage(), "");
        }
    }

    private static Map<String, Object> job(
            Map<String, Object> raw,
            boolean save,
            Map<String, Object> filter,
            Map<String, Object> extraParams,
            JobRules rules) {
        Map<String, Object> job = new LinkedHashMap<>(raw);
        if (rules.defaults() == JobRules.Defaults.DOCUMENTED) {
            job.put("save_original_file", save);
            job.putIfAbsent("description", null);
            job.putIfAbsent("extra_params", null);
        }
        job.put("filter", filter);
        if (rules.extraParams() == JobRules.ExtraParams.MERGED) {
            job.putAll(extraParams);
        }
        return job;
    }
}
