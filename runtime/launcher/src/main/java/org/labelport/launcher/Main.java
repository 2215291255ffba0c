package org.labelport.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.command.CommandLineRunner;
import org.labelport.command.CommandLineRunner.Console;

/**
 * The {@code labelport} command: starts the runtime, runs one command and ends with its exit code.
 *
 * <p>System properties, set by the start script: {@code labelport.home}, the installation; {@code labelport.console},
 * the number of columns when progress goes to a console; {@code labelport.cache}, the folder of the framework's cache;
 * and those of {@link UserFolders}.
 */
public final class Main {

    private static final int NARROWEST = 40;

    /** Java keeps idle connections to any number of servers; with many servers, these are many open files. */
    private static final String IDLE_CONNECTIONS = "jdk.httpclient.connectionPoolSize";

    private static final String MOST_IDLE_CONNECTIONS = "64";

    /**
     * Java's HTTP client handles each response in a thread of the common pool; with a pool of one, it starts a new
     * thread for each.
     */
    private static final String POOLED_THREADS = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private static final int FEWEST_POOLED_THREADS = 2;

    private Main() {}

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        // Felix runs the code of its extensions while it installs them, before anything can check them.
        System.setProperty("felix.extensions.disable", "true");
        LogLine.apply();
        setUnlessGiven(IDLE_CONNECTIONS, MOST_IDLE_CONNECTIONS);
        if (Runtime.getRuntime().availableProcessors() <= FEWEST_POOLED_THREADS) {
            setUnlessGiven(POOLED_THREADS, String.valueOf(FEWEST_POOLED_THREADS));
        }
        List<String> words = List.of(arguments);
        StandardOutput standard = new StandardOutput();
        Transcript out = new Transcript(standard, charset());
        Transcript err = new Transcript(new FileOutputStream(FileDescriptor.err), charset());
        System.setErr(new PrintStream(err, true, charset())); // so that logged messages count as printed, too
        System.setOut(System.err); // what plug-ins print must not get among the output, which a program may read
        Variables.misspelt(System.getenv().keySet()).forEach(line -> err.println("labelport: warning: " + line));
        NameEncoding.complaint().ifPresent(line -> err.println("labelport: warning: " + line));
        int code = run(words, out, err);
        out.flush();
        Optional<String> lost = standard.lost();
        if (lost.isPresent()) {
            err.println("labelport: output.lost: the command's output cannot be written: " + lost.get()
                    + ". The command has done its work; send the output elsewhere to see it");
            code = code == CommandLineRunner.DONE ? CommandLineRunner.FAILED : code;
        }
        err.flush();
        ExitLimit.exit(code, ExitLimit.USUAL, err);
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static int run(List<String> words, Transcript out, Transcript err) {
        boolean debug = words.contains("--debug");
        CleanInterrupt guard = CleanInterrupt.ofThisThread();
        try (guard) {
            UserFolders.settleHome();
            RuntimeConfig config = config(words, debug);
            Optional<AnswerCache> answers = AnswerCache.mayHold(words)
                    ? Optional.of(new AnswerCache(config, question(words)))
                    : Optional.empty();
            Optional<Path> place = answers.flatMap(AnswerCache::place);
            Optional<byte[]> answer = place.filter(known -> !debug).flatMap(AnswerCache::read);
            if (answer.isPresent()) {
                out.writeBytes(answer.get());
                return CommandLineRunner.DONE;
            }
            try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
                CommandLineRunner runner = runtime.commands();
                runtime.faults().forEach(fault -> err.println("labelport: warning: " + fault));
                try {
                    int code = runner.run(words, out, err, console());
                    if (place.isPresent()
                            && code == CommandLineRunner.DONE
                            && err.isBlank()
                            && runner.isCacheable(words)) {
                        out.content().ifPresent(said -> answers.orElseThrow().keep(place.get(), said));
                    }
                    return code;
                } finally {
                    guard.commandReturned();
                }
            }
        } catch (LaunchException e) {
            report(err, e.getMessage(), e, debug);
        } catch (InterruptedException e) {
            report(err, "stopped while starting", e, debug);
        } catch (InvalidPathException e) {
            report(
                    err,
                    "a folder of the user or of settings has a name that cannot be read: " + e.getMessage(),
                    e,
                    debug);
        } catch (RuntimeException | LinkageError e) {
            String message = guard.isRequested()
                    ? "stopped while starting"
                    : "internal: " + e + (debug ? "" : " (--debug shows where)");
            report(err, message, e, debug);
        } catch (OutOfMemoryError e) {
            report(err, "memory.full: the heap is full. Give more, for example --heap 2g", e, debug);
        }
        return CommandLineRunner.FAILED;
    }

    private static void report(PrintStream err, String message, Throwable error, boolean debug) {
        err.println("labelport: " + message);
        if (debug) {
            error.printStackTrace(err);
        }
    }

    private static RuntimeConfig config(List<String> words, boolean debug) throws LaunchException {
        RuntimeConfig config = RuntimeConfig.of(home());
        String cache = System.getProperty("labelport.cache");
        if (cache != null) {
            config = config.withCache(Path.of(cache));
        }
        config = config.withRuns(UserFolders.runs());
        Optional<Path> conf = UserFolders.conf();
        if (conf.isPresent()) {
            config = config.withConf(conf.get());
        }
        if (isShell(words)) {
            config = config.withFolder("shell");
        }
        return debug
                ? config.withFrameworkProperty("felix.log.level", "2").withFrameworkProperty("ds.loglevel", "error")
                : config;
    }

    /** Whether a command line begins the shell. */
    static boolean isShell(List<String> words) {
        return words.stream().filter(word -> !word.startsWith("-")).limit(1).anyMatch("shell"::equals);
    }

    /** The installation: as given, else the parent of the folder of the launcher's jar. */
    private static Path home() throws LaunchException {
        String home = System.getProperty("labelport.home");
        if (home != null) {
            return Path.of(home);
        }
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.getParent().resolveSibling(".").normalize();
        } catch (URISyntaxException e) {
            throw new LaunchException("the installation is not found. Give it with -Dlabelport.home=<folder>.", e);
        }
    }

    /** What an answer depends on besides files. */
    private static List<String> question(List<String> words) {
        List<String> question = new ArrayList<>(words);
        question.add(String.valueOf(columns()));
        question.add(charset().name());
        return question;
    }

    private static Console console() {
        return columns().map(columns -> new Console(true, columns)).orElse(Console.PLAIN);
    }

    /** Columns of the console that progress goes to; empty when progress goes elsewhere. */
    private static Optional<Integer> columns() {
        return Optional.ofNullable(Integer.getInteger("labelport.console")).map(given -> Math.max(NARROWEST, given));
    }

    /** UTF-8, except where consoles still have code pages: a bare container has no locale, but its terminal is UTF-8. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows ? Charset.forName(System.getProperty("native.encoding", "UTF-8")) : StandardCharsets.UTF_8;
    }
}
