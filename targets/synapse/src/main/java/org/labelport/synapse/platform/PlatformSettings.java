package org.labelport.synapse.platform;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.synapse.json.SmallJson;

/**
 * Where the platform is and who we are: from the environment, else from {@value #FILE} in the folder of settings.
 *
 * @param base address that all paths start from, without a slash at its end
 * @param hostIsSet whether the address was set, and is not the default
 * @param tokens the tokens that are set, by header
 * @param job id of the job that this process runs for; empty when it runs for none
 */
public record PlatformSettings(URI base, boolean hostIsSet, Map<TokenHeader, String> tokens, Optional<String> job) {

    /** The file of settings. */
    public static final String FILE = "synapse.json";

    /** The variable that names the platform's address. */
    public static final String HOST = "SYNAPSE_PLUGIN_RUN_HOST";

    private static final String DEFAULT_HOST = "http://localhost:8000";
    private static final String JOB = "SYNAPSE_PLUGIN_RUN_JOB_ID";
    private static final String HOST_KEY = "host";
    private static final String JOB_KEY = "job_id";
    private static final int MOST_SHOWN = 60;

    /** Keys of the file. */
    private static final Set<String> KEYS = Stream.concat(
                    Stream.of(HOST_KEY, JOB_KEY),
                    Arrays.stream(TokenHeader.values()).map(TokenHeader::key))
            .collect(Collectors.toCollection(TreeSet::new));

    public PlatformSettings {
        requireNonNull(base, "base");
        tokens = Map.copyOf(tokens);
        requireNonNull(job, "job");
    }

    /**
     * Looks settings up, as they are now.
     *
     * @throws ExportException {@code settings.invalid}, naming the setting and never its value when that is a secret
     */
    public static PlatformSettings of(Settings settings) throws ExportException {
        Map<String, Object> file = file(settings);
        Optional<String> host = value(settings, HOST, file, HOST_KEY);
        Map<TokenHeader, String> tokens = new LinkedHashMap<>();
        for (TokenHeader header : TokenHeader.values()) {
            Optional<String> token = value(settings, header.variable(), file, header.key());
            if (token.isPresent()) {
                tokens.put(header, checked(header, token.get()));
            }
        }
        return new PlatformSettings(
                base(host.orElse(DEFAULT_HOST)), host.isPresent(), tokens, value(settings, JOB, file, JOB_KEY));
    }

    private static URI base(String host) throws ExportException {
        try {
            URI parsed = HttpUrls.parse(host.replaceAll("[?#].*", "").replaceAll("/+$", ""));
            return URI.create(parsed.toString().replaceAll("/+$", ""));
        } catch (HttpException e) {
            throw invalid(HOST + " (or host in " + FILE + ")", e.getMessage(), e);
        }
    }

    private static String checked(TokenHeader header, String token) throws ExportException {
        if (!token.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw invalid(
                    header.variable() + " (or " + header.key() + " in " + FILE + ")",
                    "it holds characters that a token cannot have, such as a line end. Copy the token again.",
                    null);
        }
        return token;
    }

    private static Optional<String> value(Settings settings, String variable, Map<String, Object> file, String key) {
        return settings.variable(variable)
                .or(() -> Optional.ofNullable(file.get(key)).map(String::valueOf))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Map<String, Object> file(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        if (file.isEmpty()) {
            return Map.of();
        }
        try {
            Optional<Map<String, Object>> given = SmallJson.ifObject(Files.readAllBytes(file.get()));
            if (given.isPresent()) {
                return known(file.get(), given.get());
            }
        } catch (IOException e) {
            // Not the parser's own words: they may repeat a token.
            throw invalid(
                    file.get().toString(),
                    "it cannot be read as JSON, or has a key twice. Check its commas, quotes and keys.",
                    null);
        }
        throw invalid(file.get().toString(), "it is not a JSON object. Write {\"host\": \"https://…\", …}.", null);
    }

    private static Map<String, Object> known(Path file, Map<String, Object> given) throws ExportException {
        for (String key : given.keySet()) {
            if (!KEYS.contains(key)) {
                String shown = key.length() > MOST_SHOWN ? key.substring(0, MOST_SHOWN) + "…" : key;
                throw invalid(
                        file.toString(),
                        "the key '" + shown + "' is not known. Keys are " + String.join(", ", KEYS) + ".",
                        null);
            }
        }
        return given;
    }

    private static ExportException invalid(String setting, String problem, @Nullable Throwable cause) {
        String message = setting + ": " + problem;
        return cause == null
                ? new ExportException("settings.invalid", message)
                : new ExportException("settings.invalid", message, cause);
    }

    /** A text without the tokens that it may repeat. */
    public String redacted(String text) {
        String redacted = text;
        for (String token : tokens.values()) {
            redacted = redacted.replace(token, "***");
        }
        return redacted;
    }

    /** Without tokens. */
    @Override
    public String toString() {
        return HttpUrls.shown(base);
    }
}
