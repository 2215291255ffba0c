package org.labelport.via.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.via.file.Via3Attributes;
import org.labelport.via.file.Via3Entries;
import org.labelport.via.file.ViaFiles;
import org.labelport.via.file.ViaNames;

/** Reads the classes and other attributes that projects declare, without reading their entries. */
final class DeclaredClasses {

    private DeclaredClasses() {}

    /**
     * Returns the options of an attribute in all files as categories, in the order of the files; no categories when a
     * file declares no options.
     */
    static Taxonomy of(ViaFiles files, String attribute, Limits limits) throws ExportException, IOException {
        MediaFolder folder = new MediaFolder(files.root());
        Set<String> names = new LinkedHashSet<>();
        Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        for (String name : files.names()) {
            Optional<JsonValue> declared;
            try {
                Path file = folder.find(name);
                declared = Via3Entries.is(file, limits)
                        ? part(file, Via3Entries.ATTRIBUTES, limits).map(all -> new Via3Attributes(all).ofRegions())
                        : part(file, ViaNames.ATTRIBUTES, limits).flatMap(all -> all.field("region"));
            } catch (ItemException e) {
                throw new ExportException(e.code(), e.getMessage(), e);
            } catch (JsonProblem | JsonProcessingException e) {
                return Taxonomy.EMPTY; // reported when the file's entries are read
            }
            Optional<JsonValue> options =
                    declared.flatMap(region -> region.field(attribute)).flatMap(found -> found.field("options"));
            if (options.isEmpty()) {
                return Taxonomy.EMPTY;
            }
            names.addAll(options.get().fields().keySet());
            declared.get().fields().forEach((key, value) -> {
                if (!key.isEmpty() && !key.equals(attribute) && !ViaNames.RESERVED.contains(key)) {
                    attributes.putIfAbsent(key, definition(key, value));
                }
            });
        }
        names.remove("");
        return new Taxonomy(names.stream()
                .map(name -> new Category(name, "", "", Skeleton.NONE, List.copyOf(attributes.values())))
                .toList());
    }

    private static AttributeDefinition definition(String name, JsonValue json) {
        List<String> options = json.field("options")
                .map(found -> List.copyOf(found.fields().keySet()))
                .orElse(List.of());
        AttributeDefinition.Kind kind = switch (json.textOf("type")) {
            case "checkbox" -> AttributeDefinition.Kind.CHECKBOX;
            case "radio", "dropdown" -> AttributeDefinition.Kind.RADIO;
            default -> AttributeDefinition.Kind.TEXT;
        };
        return new AttributeDefinition(name, kind, options, false);
    }

    /** Reads the value of one of a project's keys. */
    private static Optional<JsonValue> part(Path file, String wanted, Limits limits) throws JsonProblem, IOException {
        try (JsonParser parser = JsonReading.parser(file, limits)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals(wanted)) {
                    return Optional.of(JsonReading.value(parser, limits));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }
}
