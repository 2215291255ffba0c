package org.labelport.engine.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.labelport.convert.Census;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.Origin;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportSummary;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.options.Options;

/**
 * The run report: what ran, with which versions and settings, its results, and every file with its size and hash. It is
 * part of the export's bytes, so it holds no clock, no thread count and no place on the machine that the run chose.
 */
final class RunReport {

    private static final JsonFactory JSON = new JsonFactory();

    private final Choice choice;
    private final InstalledFormat format;
    private final Options options;
    private final ExportParams params;
    private final Census census;
    private final ExportSummary summary;

    RunReport(Choice choice, Options options, ExportParams params, Census census, ExportSummary summary) {
        this.choice = choice;
        this.format = choice.format();
        this.options = options;
        this.params = params;
        this.census = census;
        this.summary = summary;
    }

    /**
     * Writes the report.
     *
     * @param parts holds the manifest of all other files
     */
    void write(OutputStream out, PartStore parts) throws IOException {
        JsonGenerator json = JSON.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
        json.writeStartObject();
        json.writeStringField("labelport", Origin.of(this).version());
        writeFormat(json);
        writeSource(json);
        writeSettings(json);
        writeTally(json, "items", summary.items());
        writeTally(json, "annotations", summary.annotations());
        writeSplits(json);
        writeCategories(json);
        writeCounts(json, "losses", summary.losses());
        writeCounts(json, "errors", summary.errors());
        json.flush();
        writeFiles(out, parts);
    }

    private void writeFormat(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("format");
        json.writeStringField("id", format.id());
        json.writeStringField("title", format.descriptor().title());
        json.writeStringField("bundle", format.origin().provider());
        json.writeStringField("version", format.origin().version());
        json.writeStringField("asked", choice.asked());
        json.writeStringField("reason", choice.reason());
        writeValues(json, "options", options.values());
        json.writeEndObject();
    }

    private void writeSource(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("target", params.target());
        writeValues(json, "filter", new TreeMap<>(params.filter()));
        json.writeEndObject();
    }

    private void writeSettings(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("settings");
        json.writeStringField("split", params.split().map(Object::toString).orElse("as in the source"));
        writeTexts(json, "categories", params.categories().names());
        writeValues(json, "renames", params.categories().renames());
        writeTexts(json, "only", params.categories().only());
        writeTexts(json, "without", params.categories().without());
        json.writeStringField(
                "originals", params.media() == ExportParams.OriginalFiles.NONE ? "left out" : "included where known");
        json.writeStringField("onItemError", params.onItemError().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("strict", params.onLoss() == ExportParams.OnLoss.FAIL);
        if (!params.acceptedLosses().isEmpty()) {
            writeTexts(json, "accepted", new TreeSet<>(params.acceptedLosses()));
        }
        json.writeEndObject();
    }

    private void writeSplits(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("splits");
        for (Split split : Split.values()) {
            if (census.items(split) > 0) {
                json.writeNumberField(split.name().toLowerCase(Locale.ROOT), census.items(split));
            }
        }
        json.writeEndObject();
    }

    private void writeCategories(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("categories");
        for (Category category : census.taxonomy().categories()) {
            json.writeStartObject();
            json.writeStringField("name", category.name());
            json.writeNumberField(
                    "annotations",
                    census.shapes(category.name()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTally(JsonGenerator json, String name, ExportSummary.Tally tally) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("read", tally.read());
        json.writeNumberField("written", tally.written());
        json.writeNumberField("lost", tally.lost());
        json.writeNumberField("filtered", tally.filtered());
        json.writeNumberField("failed", tally.failed());
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void writeValues(JsonGenerator json, String name, Map<String, ?> values) throws IOException {
        json.writeFieldName(name);
        writeValue(json, values);
    }

    /** Values as a job file may hold them; what is no JSON value (a path) is written as its text. */
    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                writeValue(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> many) {
            json.writeStartArray();
            for (Object one : many) {
                writeValue(json, one);
            }
            json.writeEndArray();
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.writePOJO(value);
        } else {
            json.writeString(value.toString());
        }
    }

    /** The list of files is streamed: it is as long as the export has files. */
    private static void writeFiles(OutputStream out, PartStore parts) throws IOException {
        out.write(",\n  \"files\" : [\n    ".getBytes(StandardCharsets.US_ASCII));
        parts.copy(Manifest.PART, out);
        out.write("\n  ]\n}\n".getBytes(StandardCharsets.US_ASCII));
    }
}
