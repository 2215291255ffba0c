package org.labelport.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Census;
import org.labelport.convert.PlanRequest;
import org.labelport.engine.LabelportEngine;
import org.labelport.options.Options;
import org.labelport.report.ExportRun;
import org.labelport.report.LogCode;
import org.labelport.report.LossSink;
import org.labelport.report.MetricsRecord;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.verify.ProblemSink;
import org.labelport.verify.VerifyRequest;

/** Requests as a run makes them, for tests that call a converter or target without a run. */
public final class Requests {

    private Requests() {}

    /** A request to plan, whose log messages are discarded. */
    public static PlanRequest plan(Census census, Options options, LossSink losses) {
        return new PlanRequest(census, options, losses, new LabelportEngine().json(), new SilentRun(), Map.of());
    }

    /** A request to open a source. */
    public static SourceRequest source(Options filter, Path scratch, MediaProbe media, SourceReport report) {
        return new SourceRequest(filter, scratch, media, report, new LabelportEngine().json());
    }

    /** A request to check a folder. */
    public static VerifyRequest verify(
            Path folder, Options options, Path scratch, MediaProbe media, ProblemSink problems) {
        return new VerifyRequest(folder, options, scratch, media, new LabelportEngine().json(), problems);
    }

    private static final class SilentRun implements ExportRun {

        @Override
        public void logMessage(String message, Context context) {}

        @Override
        public void logMessageWithCode(LogCode code, Object... arguments) {}

        @Override
        public void logMessageWithCode(String code, Object... arguments) {}

        @Override
        public void logExportEvent(LogCode code, String targetId, Object... arguments) {}

        @Override
        public void exportLogJsonFile(String targetId, Map<String, ?> info, FileStatus status, String error) {}

        @Override
        public void exportLogOriginalFile(String targetId, Map<String, ?> info, FileStatus status, String error) {}

        @Override
        public void logDevEvent(String message, Map<String, ?> data, Context level) {}

        @Override
        public void logMetrics(MetricsRecord record, String category) {}

        @Override
        public void setProgressCategories(Map<String, Integer> proportions) {}

        @Override
        public void setProgress(long current, long total, String category) {}

        @Override
        public void endLog() {}

        @Override
        public List<String> messages() {
            return List.of();
        }
    }
}
