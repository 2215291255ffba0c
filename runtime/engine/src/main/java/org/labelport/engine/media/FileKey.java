package org.labelport.engine.media;

import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.engine.hash.Sha256;

/** The name of an original in the run's folder. Another process that wants the same file finds it by the same name. */
final class FileKey {

    private static final int BYTES = 16;

    /** Parameters that hold a signature. Only beside one of them the others are what was signed. */
    private static final Set<String> SIGNATURES = Set.of("sig", "signature", "x-amz-signature", "x-goog-signature");

    /** Parameters that storages put into addresses for a while: signatures, and what they are made of. */
    private static final Set<String> SIGNED = Set.of(
            "awsaccesskeyid",
            "expires",
            "googleaccessid",
            "key-pair-id",
            "policy",
            "se",
            "sig",
            "signature",
            "ske",
            "skoid",
            "sks",
            "skt",
            "sktid",
            "skv",
            "sp",
            "spr",
            "sr",
            "st",
            "sv");

    private FileKey() {}

    /** The key of a file. Two files that are not known to be the same one have different keys. */
    static String of(WantedFile file) {
        String text = String.join(
                "\n",
                address(file.location()),
                Long.toString(file.declared().size()),
                file.declared().checksum(),
                file.use().name(),
                file.extension());
        return HexFormat.of().formatHex(Sha256.of(text), 0, BYTES);
    }

    /**
     * The address without the parameters that a storage signs it with, which differ each time that it gives the
     * address.
     */
    static String address(URI location) {
        String query = location.getRawQuery();
        String text = location.toString();
        int end = text.indexOf('?');
        if (query == null || end < 0) {
            return text;
        }
        String[] parameters = query.split("&");
        if (Arrays.stream(parameters).map(FileKey::name).noneMatch(SIGNATURES::contains)) {
            return text; // short names such as 'st' may then tell one file from another
        }
        String lasting = Arrays.stream(parameters)
                .filter(parameter -> !isSigned(name(parameter)))
                .collect(Collectors.joining("&"));
        return lasting.isEmpty() ? text.substring(0, end) : text.substring(0, end) + "?" + lasting;
    }

    private static String name(String parameter) {
        return parameter.substring(0, (parameter + "=").indexOf('=')).toLowerCase(Locale.ROOT);
    }

    private static boolean isSigned(String name) {
        return SIGNED.contains(name) || name.startsWith("x-amz-") || name.startsWith("x-goog-");
    }
}
