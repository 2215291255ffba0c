package org.labelport.engine.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.export.JobException;

/** Collects what is wrong with a job's parameters. */
final class Problems {

    private final Map<String, List<String>> byParameter = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * Adds a problem.
     *
     * @param problem a sentence in the platform's words
     * @param remedy a sentence for the person who wrote the job; may be empty
     */
    void add(String parameter, String problem, String remedy) {
        byParameter.computeIfAbsent(parameter, name -> new ArrayList<>()).add(problem);
        lines.add(parameter + ": " + problem + (problem.endsWith(".") ? "" : ".") + (remedy.isEmpty() ? "" : " ")
                + remedy);
    }

    /** @throws JobException when there are any */
    void rethrow() throws JobException {
        if (!lines.isEmpty()) {
            throw new JobException(String.join(" | ", lines), byParameter);
        }
    }
}
