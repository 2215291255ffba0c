package org.labelport.coco.synapse;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.labelport.report.ExportException;

/**
 * The sections {@code info} and {@code licenses} of the document.
 *
 * @param year the year of the date
 * @param dateCreated as {@code YYYY-MM-DD HH:MM:SS}
 */
record SynapseInfo(long year, String dateCreated) {

    /** The id of the only licence. */
    static final long LICENSE = 1;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static SynapseInfo of(String dateCreated) throws ExportException {
        try {
            return new SynapseInfo(LocalDateTime.parse(dateCreated, FORMAT).getYear(), dateCreated);
        } catch (DateTimeParseException e) {
            throw new ExportException(
                    "option.invalid",
                    "format coco: '" + dateCreated + "' is not a value for '" + SynapsePlan.DATE_CREATED.name()
                            + "'. Give a date and time as YYYY-MM-DD HH:MM:SS.",
                    e);
        }
    }

    Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("description", "Converted from DM format");
        info.put("url", "");
        info.put("version", "1.0");
        info.put("year", year);
        info.put("contributor", "");
        info.put("date_created", dateCreated);
        return info;
    }

    List<Object> licenses() {
        Map<String, Object> license = new LinkedHashMap<>();
        license.put("id", LICENSE);
        license.put("name", "Unknown");
        license.put("url", "");
        return List.of(license);
    }
}
