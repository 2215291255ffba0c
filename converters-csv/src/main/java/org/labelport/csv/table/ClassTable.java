package org.labelport.csv.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.labelport.convert.Census;
import org.labelport.limits.Limits;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** Writes and reads {@code classes.csv}. */
public final class ClassTable {

    private ClassTable() {}

    /** Returns the rows below the header. */
    public static ByteText write(Census census, CsvDialect dialect) {
        ByteText out = new ByteText();
        int index = 0;
        for (Category category : census.taxonomy().categories()) {
            String kinds = census.shapes(category.name()).keySet().stream()
                    .sorted()
                    .map(kind -> kind == ShapeKind.REPLY ? CsvColumns.ANSWER : kind.key())
                    .collect(Collectors.joining(" "));
            Skeleton skeleton = category.skeleton();
            boolean keypoints = !skeleton.points().isEmpty();
            new CsvRow(out, dialect)
                    .integer(index++)
                    .text(category.name())
                    .text(category.parent())
                    .text(category.color())
                    .text(kinds)
                    .text(keypoints ? Json.text(json -> Json.texts(json, skeleton.points())) : "")
                    .text(keypoints ? Json.text(json -> write(json, skeleton)) : "")
                    .text(category.attributes().isEmpty() ? "" : Json.text(json -> write(json, category.attributes())))
                    .end();
        }
        return out;
    }

    /** Reads the file. A mistake in it ends the run, because every annotation depends on it. */
    public static Taxonomy read(Path file, Limits limits) throws ExportException, IOException {
        List<Category> categories = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file, CsvColumns.CLASSES_REQUIRED, limits)) {
            Optional<CsvRecordCells> row = table.next();
            while (row.isPresent()) {
                categories.add(category(row.get()));
                row = table.next();
            }
            return new Taxonomy(categories);
        } catch (ItemException e) {
            throw new ExportException("csv.classes", e.getMessage() + ". Correct " + file + ".", e);
        } catch (IllegalArgumentException e) {
            throw new ExportException("csv.classes", file + ": " + e.getMessage() + ". Remove one.", e);
        }
    }

    private static Category category(CsvRecordCells row) throws ItemException {
        row.requireComplete();
        String name = row.require("name", text -> text);
        List<String> points = row.readJson("keypoints", JsonView::texts).orElse(List.of());
        Skeleton skeleton = row.readJson("skeleton", json -> skeleton(points, json))
                .orElseGet(() -> new Skeleton(points, List.of(), List.of()));
        List<AttributeDefinition> attributes =
                row.readJson("attributes", json -> attributes(json)).orElse(List.of());
        return new Category(name, row.text("parent"), row.text("color"), skeleton, attributes);
    }

    private static void write(JsonGenerator json, Skeleton skeleton) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("edges");
        for (Skeleton.Edge edge : skeleton.edges()) {
            Json.integers(json, edge.from(), edge.to());
        }
        json.writeEndArray();
        if (!skeleton.flip().isEmpty()) {
            json.writeFieldName("flip");
            Json.integers(
                    json, skeleton.flip().stream().mapToInt(Integer::intValue).toArray());
        }
        json.writeEndObject();
    }

    private static Skeleton skeleton(List<String> points, JsonView json) {
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (JsonView edge : json.field("edges").elements()) {
            List<JsonView> ends = edge.elements(2);
            edges.add(new Skeleton.Edge(ends.get(0).integer(), ends.get(1).integer()));
        }
        List<Integer> flip = new ArrayList<>();
        json.optionalField("flip").ifPresent(list -> list.elements().forEach(index -> flip.add(index.integer())));
        return new Skeleton(points, edges, flip);
    }

    private static void write(JsonGenerator json, List<AttributeDefinition> attributes) throws IOException {
        json.writeStartArray();
        for (AttributeDefinition attribute : attributes) {
            json.writeStartObject();
            json.writeStringField("name", attribute.name());
            json.writeStringField("kind", key(attribute.kind()));
            if (!attribute.options().isEmpty()) {
                json.writeFieldName("options");
                Json.texts(json, attribute.options());
            }
            if (attribute.perFrame()) {
                json.writeBooleanField("per_frame", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static AttributeDefinition.Kind kind(JsonView json) {
        return Arrays.stream(AttributeDefinition.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(json.text()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(json.place() + ": '" + json.text() + "' is not one of "
                        + Arrays.stream(AttributeDefinition.Kind.values())
                                .map(ClassTable::key)
                                .collect(Collectors.joining(", "))));
    }

    private static String key(AttributeDefinition.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<AttributeDefinition> attributes(JsonView json) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (JsonView attribute : json.elements()) {
            attributes.add(new AttributeDefinition(
                    attribute.field("name").text(),
                    kind(attribute.field("kind")),
                    attribute.optionalField("options").map(JsonView::texts).orElse(List.of()),
                    attribute.optionalField("per_frame").map(JsonView::flag).orElse(false)));
        }
        return attributes;
    }
}
