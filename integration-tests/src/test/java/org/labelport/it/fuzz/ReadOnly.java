package org.labelport.it.fuzz;

import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** A format that carries everything and writes nothing, so that only the reader is tried. */
@ProvidesFormat(
        format = ReadOnly.FORMAT,
        title = "Nothing",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        annotation__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        shapes = {"box"})
final class ReadOnly implements Converter {

    static final String FORMAT = "read-only";

    @Override
    public ConversionPlan plan(PlanRequest request) {
        return new ConversionPlan() {
            @Override
            public ShardWriter openShard(ShardOutput out) {
                return numbered -> numbered.item().annotations().forEach(out::written);
            }

            @Override
            public void finish(ExportOutput out) {}
        };
    }
}
