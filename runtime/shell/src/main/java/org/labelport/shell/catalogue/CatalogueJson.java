package org.labelport.shell.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossSpec;

/** Writes what is installed as JSON, for programs. */
final class CatalogueJson {

    private CatalogueJson() {}

    static String formats(List<FormatInfo> formats) throws IOException {
        return array(formats, (json, info) -> {
            json.writeStringField("format", info.descriptor().id());
            json.writeStringField("title", info.descriptor().title());
            json.writeStringField("version", info.version());
            json.writeStringField("bundle", info.provider());
            strings(json, "data_types", keys(info.descriptor().dataTypes(), DataType::key));
            strings(json, "annotation_types", keys(info.descriptor().annotationTypes(), DataType::key));
            strings(json, "shapes", keys(info.descriptor().shapes(), ShapeKind::key));
            json.writeBooleanField("verifiable", info.descriptor().verifiable());
            options(json, "options", info.descriptor().options());
            losses(json, info.descriptor().losses());
        });
    }

    static String targets(List<TargetInfo> targets) throws IOException {
        return array(targets, (json, info) -> {
            json.writeStringField("target", info.id());
            json.writeStringField("title", info.title());
            json.writeStringField("version", info.version());
            json.writeStringField("bundle", info.provider());
            strings(json, "data_types", keys(info.dataTypes(), DataType::key));
            options(json, "filter_keys", info.filterKeys());
        });
    }

    @FunctionalInterface
    private interface Fields<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private static <T> String array(List<T> elements, Fields<T> fields) throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
            json.writeStartArray();
            for (T element : elements) {
                json.writeStartObject();
                fields.write(json, element);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void options(JsonGenerator json, String name, List<OptionSpec> options) throws IOException {
        json.writeArrayFieldStart(name);
        for (OptionSpec option : options) {
            json.writeStartObject();
            json.writeStringField("name", option.name());
            json.writeStringField("type", option.type().name().toLowerCase(Locale.ROOT));
            json.writeBooleanField("required", option.required());
            if (option.defaultValue().isPresent()) {
                json.writeStringField("default", option.defaultValue().get());
            }
            if (!option.allowed().isEmpty()) {
                strings(json, "allowed", option.allowed());
            }
            json.writeStringField("help", option.help());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void losses(JsonGenerator json, List<LossSpec> losses) throws IOException {
        json.writeArrayFieldStart("losses");
        for (LossSpec loss : losses) {
            json.writeStartObject();
            json.writeStringField("code", loss.code());
            json.writeStringField("help", loss.help());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static <E extends Enum<E>> List<String> keys(Set<E> constants, Function<E, String> key) {
        return constants.stream().sorted().map(key).toList();
    }
}
