package org.labelport.labelstudio.write;

import java.nio.charset.StandardCharsets;

/**
 * Makes the URLs under which Label Studio finds the files of the export.
 *
 * @param prefix what each URL begins with
 */
record MediaUrl(String prefix) {

    private static final String UNRESERVED = "-._~/";

    private static final String HEX = "0123456789ABCDEF";

    String of(String path) {
        StringBuilder url = new StringBuilder(prefix);
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            int c = each & 0xff;
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                url.append((char) c);
            } else {
                url.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return url.toString();
    }
}
