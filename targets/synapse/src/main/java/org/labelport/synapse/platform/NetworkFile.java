package org.labelport.synapse.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.http.HttpSettings;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.settings.Settings;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.json.SmallJson;

/**
 * What the operator's {@value #FILE} says of every request, those to the platform included. The engine, which fetches files,
 * has its other keys and refuses unknown ones.
 */
public final class NetworkFile {

    private static final String FILE = "network.json";

    private static final String CONNECT_SECONDS = "connectSeconds";
    private static final String RESPONSE_SECONDS = "responseSeconds";
    private static final String IDLE_SECONDS = "idleSeconds";
    private static final String ATTEMPTS = "attempts";
    private static final String BACK_OFF_SECONDS = "backOffSeconds";

    private static final List<OptionSpec> KEYS = List.of(
            OptionSpec.optional(CONNECT_SECONDS, Type.DECIMAL, "the longest time until a connection is established"),
            OptionSpec.optional(RESPONSE_SECONDS, Type.DECIMAL, "the longest time until an answer begins"),
            OptionSpec.optional(IDLE_SECONDS, Type.DECIMAL, "the longest time without a byte of an answer"),
            OptionSpec.optional(ATTEMPTS, Type.INTEGER, "how often something is asked for"),
            OptionSpec.optional(BACK_OFF_SECONDS, Type.DECIMAL, "the wait before the second attempt"));

    private final Options given;

    private NetworkFile(Options given) {
        this.given = given;
    }

    /**
     * The limits that the operator has set, and the usual ones for the rest. The times that an answer may take are never below
     * the usual ones, since lists take the platform longer than a file takes its store.
     *
     * @throws ExportException {@code settings.invalid}, naming the file and what is wrong with it
     */
    public static HttpSettings limits(Settings settings, HttpSettings usual) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        if (file.isEmpty()) {
            return usual;
        }
        try {
            Map<String, Object> values = SmallJson.ifObject(Files.readAllBytes(file.get()))
                    .orElseThrow(() -> new JsonFormatException("it is not a JSON object"));
            return new NetworkFile(Options.check(file.get().toString(), KEYS, values, Options.OtherNames.KEPT))
                    .over(usual);
        } catch (IOException e) {
            throw invalid(file.get() + " cannot be read: " + FileTrouble.of(e) + ". Correct it, or remove it", e);
        } catch (IllegalArgumentException e) {
            throw invalid(file.get() + ": " + e.getMessage(), e);
        } catch (ExportException e) {
            throw invalid(e.getMessage(), e);
        }
    }

    private HttpSettings over(HttpSettings usual) {
        Duration backOff = seconds(BACK_OFF_SECONDS, usual.firstBackOff());
        return usual.withConnectTimeout(seconds(CONNECT_SECONDS, usual.connectTimeout()))
                .withResponseTimeout(atLeast(usual.responseTimeout(), seconds(RESPONSE_SECONDS, Duration.ZERO)))
                .withIdleTimeout(atLeast(usual.idleTimeout(), seconds(IDLE_SECONDS, Duration.ZERO)))
                .withAttempts(given.isSet(ATTEMPTS) ? attempts(given.integer(ATTEMPTS)) : usual.attempts())
                .withBackOff(backOff, atLeast(usual.longestBackOff(), backOff));
    }

    private static int attempts(long given) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(given, Integer.MAX_VALUE));
    }

    private Duration seconds(String key, Duration usual) {
        return given.isSet(key) ? Duration.ofNanos((long) (given.decimal(key) * 1e9)) : usual;
    }

    private static Duration atLeast(Duration least, Duration wanted) {
        return wanted.compareTo(least) > 0 ? wanted : least;
    }

    private static ExportException invalid(String problem, Exception cause) {
        return new ExportException("settings.invalid", problem, cause);
    }
}
