package org.labelport.via.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.LossSink;
import org.labelport.target.MediaFolder;
import org.labelport.via.file.Via3Attributes;
import org.labelport.via.file.Via3Entries;
import org.labelport.via.file.ViaNames;

/** Reads the classes and other attributes that projects declare, without reading their entries. */
final class DeclaredClasses {

    private DeclaredClasses() {}

    /**
     * Returns the options of an attribute in all files as categories, in the order of the files; no categories when a
     * file declares no options.
     *
     * @param losses are told what else the files declare
     */
    static Taxonomy of(AnnotationFiles files, String attribute, Limits limits, LossSink losses)
            throws ExportException, IOException {
        MediaFolder folder = new MediaFolder(files.root());
        Set<String> names = new LinkedHashSet<>();
        Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        Map<String, DeclaredRest> rests = new LinkedHashMap<>();
        boolean listed = true;
        for (String name : files.names()) {
            DeclaredRest rest = rests.computeIfAbsent(name, first -> new DeclaredRest());
            Optional<JsonValue> region = ofRegions(folder, name, attribute, limits, rest);
            Optional<JsonValue> options =
                    region.flatMap(all -> all.field(attribute)).flatMap(found -> found.field("options"));
            listed &= options.isPresent();
            if (listed) {
                names.addAll(options.get().fields().keySet());
                region.get().fields().forEach((key, value) -> {
                    if (!key.isEmpty() && !key.equals(attribute) && !ViaNames.RESERVED.contains(key)) {
                        attributes.putIfAbsent(key, definition(key, value));
                    }
                });
            }
        }
        names.remove("");
        boolean defined = listed && !names.isEmpty();
        rests.forEach((name, rest) -> rest.report(name, defined, losses));
        if (!listed) {
            return Taxonomy.EMPTY;
        }
        return new Taxonomy(names.stream()
                .map(name -> new Category(name, "", "", Skeleton.NONE, List.copyOf(attributes.values())))
                .toList());
    }

    /** Returns the attributes of regions that a file declares; none if it declares none or is no JSON. */
    private static Optional<JsonValue> ofRegions(
            MediaFolder folder, String name, String attribute, Limits limits, DeclaredRest rest)
            throws ExportException, IOException {
        try {
            Path file = folder.find(name);
            if (Via3Entries.is(file, limits)) {
                Optional<JsonValue> declared = part(file, Via3Entries.ATTRIBUTES, limits);
                declared.ifPresent(all -> rest.addVersion3(all, attribute));
                return declared.map(all -> new Via3Attributes(all).ofRegions());
            }
            Optional<JsonValue> declared = part(file, ViaNames.ATTRIBUTES, limits);
            declared.ifPresent(all -> rest.add(all, attribute));
            return declared.flatMap(all -> all.field("region"));
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage(), e);
        } catch (JsonProblem e) {
            return Optional.empty(); // reported when the file's entries are read
        }
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
        try (JsonStream json = JsonStream.ofObject(file, limits, "it is not an object")) {
            for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
                if (key.get().equals(wanted)) {
                    return Optional.of(json.value());
                }
                json.skip();
            }
            return Optional.empty();
        }
    }
}
