package org.labelport.yolo.dataset;

import java.nio.file.Path;
import org.labelport.report.ExportException;

/** Says that a YAML file is not as expected, and in which line. */
public final class YamlProblem extends ExportException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String problem;

    YamlProblem(Path file, long line, String problem) {
        super(DataDescription.CODE, file + " line " + line + ": " + problem);
        this.line = line;
        this.problem = problem;
    }

    YamlProblem(Path file, long line, String problem, Exception cause) {
        super(DataDescription.CODE, file + " line " + line + ": " + problem, cause);
        this.line = line;
        this.problem = problem;
    }

    public long lineNumber() {
        return line;
    }

    public String problem() {
        return problem;
    }
}
