package org.labelport.engine.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/**
 * The working folder of a run that is continued. Its request keeps paths as the user gave them, because reports repeat
 * them; when it is continued from another folder, they still start from the first one.
 */
final class RelativePaths {

    private final Path start;

    RelativePaths(String workingFolder) {
        this.start = Path.of(workingFolder);
    }

    /** The filter, checked against what the target declares. */
    Options resolved(InstalledTarget target, Map<String, ?> filter) throws ExportException {
        return RequestCheck.filter(target, resolved(target.handler().filterKeys(), filter));
    }

    /** The options of a format, checked against what it declares. */
    Options resolved(InstalledFormat format, FormatRequest wanted) throws ExportException {
        return RequestCheck.options(format, resolved(format.descriptor().options(), wanted.options()));
    }

    private Map<String, Object> resolved(List<OptionSpec> specs, Map<String, ?> given) {
        Map<String, Object> resolved = new LinkedHashMap<>(given);
        if (!start.toString().equals(RequestEntry.currentFolder())) {
            for (OptionSpec spec : specs) {
                if (spec.type() == OptionSpec.Type.PATH) {
                    resolved.computeIfPresent(spec.name(), (name, value) -> resolved(value));
                }
            }
        }
        return resolved;
    }

    private Object resolved(Object path) {
        try {
            return start.resolve(path.toString()).toString();
        } catch (InvalidPathException e) {
            return path; // the check of the options names it
        }
    }
}
