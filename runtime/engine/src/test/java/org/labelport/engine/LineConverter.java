package org.labelport.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** A small format of its own for these tests: one file an item, one table for all, boxes only. */
@ProvidesFormat(
        format = "lines",
        title = "Lines",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
class LineConverter implements Converter {

    private static final Part ROWS = new Part("rows", "\n");

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.choice("mood", "calm", List.of("calm", "cross"), "how it behaves"));
    }

    /** All, as it is there to report what it is asked to. */
    @Override
    public Set<Metadata> keeps() {
        return EnumSet.allOf(Metadata.class);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.STEM, header -> "");
        return new ConversionPlan() {
            @Override
            public ShardWriter openShard(ShardOutput out) {
                return numbered -> {
                    String name = names.nameOf(numbered, out);
                    out.media("media/" + name);
                    out.file("items/" + name + ".txt").text(numbered.item().id());
                    out.part(ROWS)
                            .integer(numbered.number())
                            .ascii(' ')
                            .text(numbered.item().id());
                    out.count("rows", 1);
                    for (Annotation annotation : numbered.item().annotations()) {
                        write(numbered.item().id(), annotation, out);
                    }
                };
            }

            @Override
            public void finish(ExportOutput out) throws IOException {
                try (OutputStream table = out.file("table.txt")) {
                    table.write((out.count("rows") + " rows\n").getBytes());
                    out.copy(ROWS, table);
                }
            }
        };
    }

    /** Writes, or reports, one annotation. */
    void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
        if (annotation.category().equals("poison")) {
            throw new ItemException("item.poisoned", "it is poisoned");
        }
        if (annotation.shape() instanceof Shape.Box) {
            out.written(annotation);
        } else {
            out.loss(Loss.dropped(item, annotation.id(), LossCodes.GEOMETRY_UNSUPPORTED, "not a box"));
        }
    }
}
