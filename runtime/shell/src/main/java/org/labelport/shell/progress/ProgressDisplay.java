package org.labelport.shell.progress;

import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.ItemFailed;
import org.labelport.export.ExportEvent.Level;
import org.labelport.export.ExportEvent.LogLine;
import org.labelport.export.ExportEvent.Logged;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportEvent.PhaseStarted;
import org.labelport.export.ExportEvent.Progress;
import org.labelport.export.ExportEvent.SourceScanned;
import org.labelport.export.ExportListener;
import org.labelport.shell.text.Quantity;
import org.labelport.shell.text.SafeText;

/**
 * Shows a run's progress: on a console one line that is overwritten, elsewhere a line now and then. Thread-safe: events
 * come from threads of the run.
 */
public final class ProgressDisplay implements ExportListener, AutoCloseable {

    /** How much is shown. */
    public enum Verbosity {
        /** Progress, and every message that the run logs. */
        LOG,
        PROGRESS,
        /** Warnings and errors only. */
        QUIET
    }

    private static final String ERASE = "\r\u001b[K";
    /** Around a line, so that a console that was made narrower meanwhile cuts it instead of going on in the next one. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final long PLAIN_NANOS = 10_000_000_000L;
    private static final long WORTH_A_LINE_NANOS = 2_000_000_000L;

    private final PrintStream err;
    private final Console console;
    private final Verbosity verbosity;
    private final LongSupplier nanoClock;

    private Phase phase = Phase.INGEST;
    private long phaseStart;
    private long lastPlain;
    private Throughput throughput = new Throughput();
    private long done;
    private OptionalLong total = OptionalLong.empty();
    private long failed;
    private boolean lineShown;

    public ProgressDisplay(PrintStream err, Console console, Verbosity verbosity, LongSupplier nanoClock) {
        this.err = err;
        this.console = console;
        this.verbosity = verbosity;
        this.nanoClock = nanoClock;
        this.phaseStart = nanoClock.getAsLong();
        this.lastPlain = phaseStart;
    }

    @Override
    public synchronized void on(String runId, ExportEvent event) {
        if (event instanceof PhaseStarted started) {
            phaseStarted(started.phase());
        } else if (event instanceof Progress progress) {
            progress(progress);
        } else if (event instanceof LogLine line) {
            log(line);
        } else if (event instanceof SourceScanned scan) {
            scanned(scan);
        } else if (event instanceof Logged logged && verbosity == Verbosity.LOG) {
            message(logged);
        } else if (event instanceof ItemFailed) {
            failed++;
        }
        // The result of the run says what was published and how the run ended.
    }

    /** Leaves the console clean for what comes next. */
    @Override
    public synchronized void close() {
        erase();
        err.flush();
    }

    private void phaseStarted(Phase next) {
        long now = nanoClock.getAsLong();
        boolean counted = done > 0 && (phase == Phase.INGEST || phase == Phase.WRITE);
        boolean worthALine = !console.interactive() || now - phaseStart >= WORTH_A_LINE_NANOS;
        if (next != phase && counted && worthALine && verbosity != Verbosity.QUIET) {
            println(ProgressLine.verb(phase) + "  " + Quantity.count(done, "item") + " in "
                    + Quantity.elapsed(now - phaseStart));
        }
        phase = next;
        phaseStart = now;
        lastPlain = now;
        done = 0;
        total = OptionalLong.empty();
        throughput = new Throughput();
        throughput.sample(now, 0);
        showOnConsole(ProgressLine.start(phase));
    }

    private void progress(Progress progress) {
        if (progress.phase() != phase) {
            phaseStarted(progress.phase());
        }
        long now = nanoClock.getAsLong();
        done = progress.done();
        total = progress.total();
        throughput.sample(now, done);
        showLine(() -> new ProgressLine(phase, done, total, failed, throughput.perSecond()));
    }

    /** Shows how far a source is that scans all its data before it gives the first item. */
    private void scanned(SourceScanned scan) {
        showLine(() -> ProgressLine.scan(scan.bytesDone(), scan.bytesTotal()));
    }

    private void log(LogLine line) {
        if (line.level() == Level.INFO && verbosity == Verbosity.QUIET) {
            return;
        }
        String kind = switch (line.level()) {
            case INFO -> "";
            case WARNING -> "warning: ";
            case ERROR -> "error: ";
        };
        println("labelport: " + kind + SafeText.of(line.message()));
    }

    /** Shows a message in the platform's words; its events for single files go only to the run's log. */
    private void message(Logged logged) {
        if (logged.data().get("content") instanceof String content) {
            println(logged.data().get("context") + ": " + SafeText.of(content));
        }
    }

    private void showLine(Supplier<ProgressLine> line) {
        if (console.interactive()) {
            showOnConsole(line.get());
        } else if (verbosity != Verbosity.QUIET && nanoClock.getAsLong() - lastPlain >= PLAIN_NANOS) {
            lastPlain = nanoClock.getAsLong();
            println(line.get().text(Integer.MAX_VALUE));
        }
    }

    private void showOnConsole(ProgressLine line) {
        if (console.interactive() && verbosity != Verbosity.QUIET) {
            err.print(ERASE + CUT + line.text(console.columns() - 1) + WRAP);
            err.flush();
            lineShown = true;
        }
    }

    private void println(String text) {
        erase();
        err.println(text);
        err.flush();
    }

    private void erase() {
        if (lineShown) {
            err.print(ERASE);
            lineShown = false;
        }
    }
}
