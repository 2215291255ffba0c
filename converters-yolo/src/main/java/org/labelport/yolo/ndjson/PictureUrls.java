package org.labelport.yolo.ndjson;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;

/**
 * Where the export has pictures, and their URLs in the file.
 *
 * @param name of the file without its extension, and of the folder of pictures beside it
 * @param prefix the beginning of every URL
 */
record PictureUrls(String name, String prefix) {

    static final OptionSpec NAME = new OptionSpec(
            "name",
            OptionSpec.Type.TEXT,
            Optional.of("dataset"),
            false,
            List.of(),
            "name of the file, without .ndjson, and of the folder of pictures beside it");

    static final OptionSpec PREFIX = OptionSpec.optional(
            "url-prefix",
            OptionSpec.Type.TEXT,
            "starts the URL of every picture, such as https://example.org/cats/; without it URLs start at the file's"
                    + " folder");

    private static final String UNRESERVED = "-._~/";
    private static final String HEX = "0123456789ABCDEF";

    static PictureUrls of(Options options) throws ExportException {
        String name = options.text(NAME.name());
        if (!SafePath.isSafe(name + ".ndjson")
                || !SafePath.isSafe(name)
                || name.contains("/")
                || name.startsWith(".")) {
            throw new ExportException(
                    "option.invalid",
                    "'" + name + "' is not a value for 'name'. Give a name that a file can have on every system.");
        }
        return new PictureUrls(name, options.isSet(PREFIX.name()) ? options.text(PREFIX.name()) : "");
    }

    String file() {
        return name + ".ndjson";
    }

    /**
     * Returns the URL of a file of the export.
     *
     * @param path of the file in the export
     */
    String url(String path) {
        StringBuilder url = new StringBuilder(prefix);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                url.append(c);
            } else {
                url.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return url.toString();
    }
}
