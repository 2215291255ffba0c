package org.labelport.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/**
 * A correct converter of a small format: {@code categories.json}, one line for each item in {@code items.jsonl}, and the
 * boxes of an item in {@code boxes/<name>.txt} beside its picture. Broken converters override one step of it.
 */
@ProvidesFormat(
        format = "boxlist",
        title = "Box list",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
class ReferenceConverter implements Converter {

    static final JsonFactory JSON = new JsonFactory();

    static final Part ITEMS = new Part("items", "\n");

    private static final String DECIMALS = "decimals";

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.choice(DECIMALS, "6", List.of("2", "6"), "digits after the dot"));
    }

    @Override
    public List<LossSpec> losses() {
        return List.of(LossSpec.shared(LossCodes.GEOMETRY_UNSUPPORTED), LossSpec.shared(LossCodes.FILE_RENAMED));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.PATH, header -> "");
        return new Plan(
                names, request.census(), Integer.parseInt(request.options().text(DECIMALS)));
    }

    private final class Plan implements ConversionPlan {

        private final FileNames names;
        private final Census census;
        private final Taxonomy taxonomy;
        private final int decimals;

        private Plan(FileNames names, Census census, int decimals) {
            this.names = names;
            this.census = census;
            this.taxonomy = census.taxonomy();
            this.decimals = decimals;
        }

        @Override
        public ShardWriter openShard(ShardOutput out) {
            return numbered -> {
                if (skips(numbered.item())) {
                    return;
                }
                if (!(numbered.item().media() instanceof Media.Image image)) {
                    throw new ItemException("media.unsupported", "it is no picture; leave it out");
                }
                String name = name(numbered, names, out);
                out.media("pictures/" + name);
                writeItem(numbered, name, image, out);
                ByteText boxes = out.file("boxes/" + name + ".txt");
                for (Annotation annotation : numbered.item().annotations()) {
                    write(numbered.item(), annotation, boxes, out);
                }
            };
        }

        private void write(Item item, Annotation annotation, ByteText boxes, ShardOutput out) {
            if (annotation.shape() instanceof Shape.Box box && box.kind() == ShapeKind.BOX) {
                boxes.integer(category(annotation, taxonomy)).ascii(' ');
                boxes.shortest(box.x(), decimals)
                        .ascii(' ')
                        .shortest(box.y(), decimals)
                        .ascii(' ');
                boxes.shortest(box.width(), decimals)
                        .ascii(' ')
                        .shortest(box.height(), decimals)
                        .ascii('\n');
                declare(annotation, out);
            } else {
                refuse(item, annotation, out);
            }
        }

        @Override
        public void finish(ExportOutput out) throws IOException {
            try (OutputStream file = out.file("categories.json");
                    JsonGenerator json = JSON.createGenerator(file)) {
                json.writeStartArray();
                for (String name : order(taxonomy)) {
                    json.writeString(name);
                }
                json.writeEndArray();
            }
            try (OutputStream file = out.file("items.jsonl")) {
                copyItems(census, out, file);
            }
        }
    }

    boolean skips(Item item) {
        return false;
    }

    String name(NumberedItem numbered, FileNames names, ShardOutput out) {
        return names.nameOf(numbered, out);
    }

    void writeItem(NumberedItem numbered, String name, Media.Image image, ShardOutput out) throws IOException {
        ByteText line = out.part(ITEMS);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("number", number(numbered));
            json.writeStringField("path", name);
            json.writeStringField("split", numbered.item().split().name());
            json.writeNumberField("width", image.width());
            json.writeNumberField("height", image.height());
            json.writeEndObject();
        }
    }

    long number(NumberedItem numbered) {
        return numbered.number();
    }

    int category(Annotation annotation, Taxonomy taxonomy) {
        return taxonomy.indexOf(annotation.category()).orElse(-1);
    }

    void declare(Annotation annotation, ShardOutput out) {
        out.written(annotation);
    }

    void refuse(Item item, Annotation annotation, ShardOutput out) {
        out.loss(Loss.dropped(
                item.id(),
                annotation.id(),
                LossCodes.GEOMETRY_UNSUPPORTED,
                "only boxes that are not rotated are written"));
    }

    Iterable<String> order(Taxonomy taxonomy) {
        return taxonomy.names();
    }

    void copyItems(Census census, ExportOutput out, OutputStream file) throws IOException {
        out.copy(ITEMS, file);
    }
}
