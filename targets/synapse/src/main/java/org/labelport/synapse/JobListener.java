package org.labelport.synapse;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.http.HttpSettings;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.synapse.job.JobReporter;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Reports a run to the platform's job that this process was started for. The job belongs to the first run of which an
 * event arrives; other runs of the process are not reported. Without a job's id nothing is sent.
 */
@Component(service = ExportListener.class)
public final class JobListener implements ExportListener, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

    private final Settings settings;
    private final HttpSettings limits;
    private final Duration endTimeout;
    private final Consumer<String> warnings;
    private Optional<String> run = Optional.empty();
    private Optional<JobReporter> reporter = Optional.empty();

    /**
     * Used by the service registry. The listener is registered nowhere else: found twice, it would report twice.
     *
     * @param settings or null for those of this process
     */
    @Activate
    public JobListener(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Settings settings) {
        this(
                settings == null ? Settings.ofProcess() : settings,
                limits(),
                END_TIMEOUT,
                line -> System.getLogger(JobListener.class.getName()).log(System.Logger.Level.WARNING, line));
    }

    /**
     * @param limits of requests
     * @param endTimeout the longest that the end of the run may wait
     * @param warnings takes what the platform was not told
     */
    JobListener(Settings settings, HttpSettings limits, Duration endTimeout, Consumer<String> warnings) {
        this.endTimeout = endTimeout;
        this.warnings = warnings;
        this.settings = settings;
        this.limits = limits;
    }

    private static HttpSettings limits() {
        return HttpSettings.defaults()
                .withConnectTimeout(TIMEOUT)
                .withResponseTimeout(TIMEOUT)
                .withIdleTimeout(TIMEOUT);
    }

    @Override
    public void on(String runId, ExportEvent event) {
        reporter(runId).ifPresent(open -> open.on(event));
    }

    private synchronized Optional<JobReporter> reporter(String runId) {
        if (run.isEmpty()) {
            run = Optional.of(runId);
            reporter = opened();
        }
        return run.get().equals(runId) ? reporter : Optional.empty();
    }

    /** Wrong settings are reported by the target that needs them; a listener has nobody to report them to. */
    private Optional<JobReporter> opened() {
        try {
            PlatformSettings known = PlatformSettings.of(settings);
            return known.job().map(job -> new JobReporter(Platform.open(known, limits), job, endTimeout, warnings));
        } catch (ExportException e) {
            return Optional.empty();
        }
    }

    /** Drops what was not sent. */
    @Deactivate
    @Override
    public synchronized void close() {
        reporter.ifPresent(JobReporter::close);
    }
}
