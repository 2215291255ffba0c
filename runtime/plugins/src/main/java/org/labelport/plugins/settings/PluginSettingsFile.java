package org.labelport.plugins.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.labelport.limits.Limits;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.report.FileTrouble;

/**
 * The keys of {@code plugins.json} that are for the plug-in manager, read and checked one by one. An error names the file,
 * the key, its value and what is allowed.
 */
record PluginSettingsFile(Path file) {

    private static final String REPOSITORIES = "repositories";
    private static final String ALLOW_UNSIGNED = "allowUnsigned";
    private static final String SELF_CHECK_SECONDS = "selfCheckSeconds";
    private static final String DOWNLOAD_LIMIT_MEGABYTES = "downloadLimitMegabytes";

    private static final int MOST_SECONDS = 3600;
    private static final int MOST_MEGABYTES = 1 << 14;
    private static final int MEGABYTE_BITS = 20;
    private static final int MOST_SHOWN = 60;
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
    private static final Pattern FILE_ADDRESS = Pattern.compile("(?i)file:/.*");
    private static final Pattern OTHER_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    PluginSettings settings() throws PluginException {
        JsonNode json = object();
        return new PluginSettings(
                repositories(json.path(REPOSITORIES)), unsigned(json.path(ALLOW_UNSIGNED)), seconds(json), bytes(json));
    }

    private JsonNode object() throws PluginException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        JsonNode json;
        try {
            json = mapper.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw invalid(place + Limits.explained(e.getOriginalMessage()) + ". Correct it.");
        } catch (IOException e) {
            throw invalid("it cannot be read (" + FileTrouble.reason(e) + "). Make it readable, or remove it.");
        }
        if (!json.isObject()) {
            throw invalid("it holds no JSON object. Begin it with {");
        }
        return json;
    }

    private List<String> repositories(JsonNode given) throws PluginException {
        if (given.isMissingNode()) {
            return List.of();
        }
        if (!given.isArray()) {
            throw wrong(REPOSITORIES, given, "a list of texts, such as [\"/srv/plugins/index.xml\"]");
        }
        List<String> all = new ArrayList<>();
        for (JsonNode one : given) {
            all.add(repository(one));
        }
        return all;
    }

    private String repository(JsonNode given) throws PluginException {
        String address = given.isTextual() ? given.textValue().strip() : "";
        if (address.isEmpty()) {
            throw wrong(REPOSITORIES, given, "the path or the address of an index.xml");
        }
        if (WEB.matcher(address).matches()) {
            if (address.contains("?") || address.contains("#")) {
                throw wrong(REPOSITORIES, given, "an address without ? and #");
            }
            return address;
        }
        if (FILE_ADDRESS.matcher(address).matches()) {
            return address;
        }
        if (OTHER_ADDRESS.matcher(address).matches()) {
            throw wrong(REPOSITORIES, given, "a path, or an address that begins with https://, http:// or file:/");
        }
        try {
            return file.resolveSibling(address).normalize().toString();
        } catch (InvalidPathException e) {
            throw wrong(REPOSITORIES, given, "a path that this system can have");
        }
    }

    private Unsigned unsigned(JsonNode given) throws PluginException {
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw wrong(ALLOW_UNSIGNED, given, "true or false");
        }
        return given.booleanValue() ? Unsigned.ALLOW : Unsigned.REFUSE;
    }

    private Duration seconds(JsonNode json) throws PluginException {
        OptionalInt given = number(json, SELF_CHECK_SECONDS, MOST_SECONDS);
        return given.isPresent() ? Duration.ofSeconds(given.getAsInt()) : PluginSettings.DEFAULTS.selfCheck();
    }

    private long bytes(JsonNode json) throws PluginException {
        OptionalInt given = number(json, DOWNLOAD_LIMIT_MEGABYTES, MOST_MEGABYTES);
        return given.isPresent()
                ? (long) given.getAsInt() << MEGABYTE_BITS
                : PluginSettings.DEFAULTS.downloadLimitBytes();
    }

    private OptionalInt number(JsonNode json, String key, int most) throws PluginException {
        JsonNode given = json.path(key);
        if (given.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!given.isIntegralNumber() || !given.canConvertToInt() || given.intValue() < 1 || given.intValue() > most) {
            throw wrong(key, given, "a whole number from 1 to " + most);
        }
        return OptionalInt.of(given.intValue());
    }

    private PluginException wrong(String key, JsonNode given, String allowed) {
        return invalid("'" + shown(given.isTextual() ? given.textValue() : given.toString()) + "' is not a value for '"
                + key + "'. Give " + allowed + ".");
    }

    private PluginException invalid(String what) {
        return new PluginException("settings.invalid", file + ": " + what);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
    }
}
