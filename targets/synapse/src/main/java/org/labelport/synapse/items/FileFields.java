package org.labelport.synapse.items;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.JsonText;
import org.labelport.synapse.json.JsonStream;
import org.labelport.synapse.json.SmallJson;

/** Reads the platform's descriptions of files, in each of their forms. */
final class FileFields {

    /** Prefix of the role of a file with annotations that was shipped with a unit. Such a file is not an original. */
    private static final String ANNOTATION_FILE = "data_meta_";

    private static final List<String> ROLES = List.of("specification", "specification_name", "name");
    private static final List<String> OF_ONE_FILE = List.of("url", "path", "file_name_original", "file_name");

    private FileFields() {}

    /**
     * The originals among files, the main one first.
     *
     * @param json one file, an object of files by role, or a list of files; each an object or just an address
     */
    static List<UnitFile> read(JsonText json) throws IOException {
        List<UnitFile> files = new ArrayList<>();
        switch (json.utf8()[0]) {
            case '"' -> files.add(file("", json));
            case '[' -> {
                for (JsonText file : JsonStream.elements(json)) {
                    add(role(file), file, files);
                }
            }
            case '{' -> {
                if (isOneFile(SmallJson.object(json.utf8()))) {
                    add("", json, files);
                } else {
                    for (Map.Entry<String, JsonText> file :
                            JsonStream.fields(json).entrySet()) {
                        add(file.getKey(), file.getValue(), files);
                    }
                }
            }
            default -> {
                // null, or nothing that could be a file
            }
        }
        return primaryFirst(files);
    }

    private static boolean isOneFile(Map<String, Object> fields) {
        return OF_ONE_FILE.stream().anyMatch(name -> fields.get(name) instanceof String);
    }

    private static String role(JsonText file) throws IOException {
        Map<String, Object> fields = file.utf8()[0] == '{' ? SmallJson.object(file.utf8()) : Map.of();
        return ROLES.stream()
                .map(fields::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private static void add(String key, JsonText json, List<UnitFile> files) throws IOException {
        boolean file = json.utf8()[0] == '{' || json.utf8()[0] == '"';
        if (file && !key.startsWith(ANNOTATION_FILE)) {
            files.add(file(key, json));
        }
    }

    private static UnitFile file(String key, JsonText json) throws IOException {
        if (json.utf8()[0] == '"') {
            return file(key, new JsonText(("{\"url\": " + json + "}").getBytes(StandardCharsets.UTF_8)));
        }
        Map<String, Object> fields = SmallJson.object(json.utf8());
        Optional<String> url = text(fields, "url");
        return new UnitFile(
                key,
                text(fields, "file_name_original")
                        .or(() -> text(fields, "file_name"))
                        .orElseGet(() -> url.map(FileFields::lastSegment).orElse("")),
                url,
                Boolean.TRUE.equals(fields.get("is_primary")),
                text(fields, "file_type").orElse(""),
                fields.get("size") instanceof Long size && size >= 0 ? size : Blob.UNKNOWN_SIZE,
                checksum(fields),
                meta(fields),
                json);
    }

    private static Optional<String> text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** The checksum, when it is spelled as MD5, SHA-1 or SHA-256. Others could not be checked. */
    private static String checksum(Map<String, Object> fields) {
        String checksum = text(fields, "checksum").orElse("").toLowerCase(Locale.ROOT);
        return checksum.matches("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}") ? checksum : "";
    }

    private static Map<String, Object> meta(Map<String, Object> fields) {
        Map<String, Object> meta = new LinkedHashMap<>(fields);
        if (fields.get("meta") instanceof Map<?, ?> inner) {
            inner.forEach((name, value) -> {
                if (value != null) {
                    meta.put(String.valueOf(name), value);
                }
            });
        }
        return meta;
    }

    /** The last part of an address's path, decoded. */
    static String lastSegment(String url) {
        String path = url.replaceAll("(?s)[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return path.matches("[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*") ? "" : decoded(last);
    }

    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
            if (value >= 0) {
                i += 2;
            }
            plain.put(value >= 0 ? (byte) value : bytes[i]);
        }
        return new String(plain.array(), 0, plain.position(), StandardCharsets.UTF_8);
    }

    /**
     * The value of a digit. For another character it is so far below zero that the value of a pair is below zero too.
     */
    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }

    private static List<UnitFile> primaryFirst(List<UnitFile> files) {
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).isPrimary()) {
                if (!files.get(0).isPrimary()) {
                    files.add(0, files.remove(i));
                }
                break;
            }
        }
        return files;
    }
}
