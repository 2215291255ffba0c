package org.labelport.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.report.ExportException;

/**
 * Says which of a job's parameters are wrong: for people in one line with remedies, for platforms in their own form.
 */
public class JobException extends ExportException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<String>> problems;

    /** @param problems what is wrong, in the platform's words, by parameter; not empty */
    public JobException(String message, Map<String, List<String>> problems) {
        super("params.invalid", message);
        this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    /** What is wrong, in the platform's words, by parameter, in the order of parameters. */
    public Map<String, List<String>> problems() {
        return problems;
    }

    /** The platform's form: <code>{"params": {"filter": ["Project is required for Assignment."]}}</code>. */
    public JsonText json(Json json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        problems.forEach((name, texts) -> fields.put(name, new ArrayList<Object>(texts)));
        return json.text(Map.of("params", fields), Json.Style.INDENTED);
    }
}
