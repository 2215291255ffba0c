package org.labelport.imagefolder.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.imagefolder.file.MaskNames;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.Splits;
import org.labelport.imagefolder.write.Content.Column;
import org.labelport.json.Json;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.output.ValueText;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes a line of metadata for each picture, and at the end a {@code README.md} that says how to load them. */
public record ImagefolderPlan(
        FileNames names, ClassNames classes, Content content, Columns columns, CategoryForm categories, Json json)
        implements ConversionPlan {

    /**
     * Where categories are written as numbers, the export has a list of their names, which keeps order and unused ones.
     */
    @Override
    public Set<Metadata> keeps() {
        boolean numbered = content.has(Column.MASKS)
                || categories == CategoryForm.NUMBERS && (content.has(Column.LABEL) || content.has(Column.OBJECTS));
        return numbered ? Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER) : Set.of();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        if (content.has(Column.MASKS)) {
            return new MaskRows(this, out);
        }
        SplitValues values = new SplitValues(columns);
        return numbered -> write(numbered, values, out);
    }

    private void write(NumberedItem numbered, SplitValues values, ShardOutput out) throws ItemException, IOException {
        Item item = numbered.item();
        ItemLosses losses = new ItemLosses(item, out, "imagefolder");
        Media.Image image = losses.picture();
        String name = names.nameOf(numbered, out);
        String folder = Splits.folder(item.split());
        ItemLabels labels = ItemLabels.of(item, content, losses);
        List<ObjectRow> objects =
                new ObjectRows(content, image, numbered.firstAnnotation(), losses).of(item.annotations());
        ByteText line = out.part(new Part(folder, ""));
        JsonWriting.compact(line, json -> {
            json.writeStartObject();
            json.writeStringField("file_name", name);
            labels(json, labels);
            if (content.has(Column.OBJECTS)) {
                json.writeObjectFieldStart("objects");
                objects(json, objects);
                json.writeEndObject();
            }
            attributes(json, item.attributes());
            json.writeEndObject();
        });
        line.ascii('\n');
        reportAttributes(item, losses);
        losses.relations();
        values.countLabels(out, folder, labels);
        values.countObjects(out, folder, objects);
        values.countAttributes(out, folder, item.attributes());
        out.count(folder, 1);
        out.media(folder + "/" + name);
    }

    private void labels(JsonGenerator json, ItemLabels labels) throws IOException {
        if (content.has(Column.TEXT)) {
            text(json, "text", labels.caption());
        }
        if (content.has(Column.LABEL)) {
            json.writeFieldName("label");
            if (labels.tag().isPresent()) {
                categories.write(json, classes, labels.tag().get());
            } else {
                json.writeNull();
            }
        }
    }

    private void objects(JsonGenerator json, List<ObjectRow> objects) throws IOException {
        column(json, "id", objects, object -> json.writeNumber(object.id()));
        column(json, "bbox", objects, object -> box(json, object.box()));
        column(json, "category", objects, object -> categories.write(json, classes, object.category()));
        column(json, "area", objects, object -> JsonWriting.decimal(json, object.area()));
        column(json, "iscrowd", objects, object -> json.writeNumber(object.crowd() ? 1 : 0));
        if (content.has(Column.REGIONS)) {
            column(json, "segmentation", objects, object -> {
                json.writeStartArray();
                for (double[] ring : object.rings()) {
                    decimals(json, ring);
                }
                json.writeEndArray();
            });
        }
        if (content.has(Column.KEYPOINTS)) {
            column(json, "keypoints", objects, object -> decimals(json, object.keypoints()));
        }
    }

    /** Writes one property of all objects as a list, as the library expects it. */
    private static void column(JsonGenerator json, String name, List<ObjectRow> objects, ValueWriter value)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (ObjectRow object : objects) {
            value.write(object);
        }
        json.writeEndArray();
    }

    /** Writes the value that one property has for an object. */
    @FunctionalInterface
    private interface ValueWriter {

        void write(ObjectRow object) throws IOException;
    }

    private static void box(JsonGenerator json, Shape.Box box) throws IOException {
        decimals(json, box.x(), box.y(), box.width(), box.height());
    }

    private static void decimals(JsonGenerator json, double... numbers) throws IOException {
        json.writeStartArray();
        for (double number : numbers) {
            JsonWriting.decimal(json, number);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String key, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(key, JsonWriting.whole(text.get()));
        } else {
            json.writeNullField(key);
        }
    }

    /** Writes the columns that hold attributes. */
    void attributes(JsonGenerator json, Map<String, Value> attributes) throws IOException {
        for (Map.Entry<String, Columns.Type> column : columns.byName().entrySet()) {
            Value value = attributes.get(column.getKey());
            if (value instanceof Value.Number number && column.getValue() == Columns.Type.FLOAT64) {
                json.writeFieldName(column.getKey());
                JsonWriting.exactDecimal(json, number.number());
            } else if (value != null && column.getValue() == Columns.Type.INT64) {
                json.writeFieldName(column.getKey());
                json.writeNumber(ValueText.of(value).orElseThrow());
            } else if (value instanceof Value.Flag flag && column.getValue() == Columns.Type.BOOL) {
                json.writeBooleanField(column.getKey(), flag.on());
            } else {
                text(json, column.getKey(), value == null ? Optional.empty() : ValueText.of(value));
            }
        }
    }

    /** Reports the attributes that are not written as columns. */
    static void reportAttributes(Item item, ItemLosses losses) {
        List<String> dropped = new ArrayList<>();
        item.attributes().forEach((name, value) -> {
            if (!Columns.isColumn(name) || ValueText.of(value).isEmpty()) {
                dropped.add(name);
            }
        });
        if (!dropped.isEmpty()) {
            losses.ofItem(
                    LossCodes.ATTRIBUTE_DROPPED,
                    "not a single value, or the name is taken: " + String.join(", ", dropped));
        }
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        List<String> used = new ArrayList<>();
        for (String folder : Splits.folders()) {
            if (out.count(folder) > 0) {
                used.add(folder);
                try (OutputStream file = out.file(folder + "/" + ReservedNames.METADATA)) {
                    out.copy(new Part(folder, ""), file);
                }
            }
        }
        if (content.has(Column.MASKS)) {
            try (OutputStream file = out.file(MaskNames.FILE)) {
                MaskNames.text(classes.all(), json).writeTo(file);
            }
        }
        try (OutputStream file = out.file(ReservedNames.README)) {
            new Readme(categories.type(), categories.listed(classes), content, columns)
                    .text(new SplitValues(columns).configurations(used, out))
                    .writeTo(file);
        }
    }
}
