package org.labelport.engine;

import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** A small format that hands on what sources have: the data and all files of each record. */
@ProvidesFormat(
        format = "records",
        title = "Records",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
final class RecordConverter implements Converter {

    @Override
    public Set<ItemDetail> needs(Options options) {
        return Set.of(ItemDetail.SOURCE_RECORD);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) {
        return new ConversionPlan() {
            @Override
            public ShardWriter openShard(ShardOutput out) {
                return numbered -> {
                    SourceRecord record = numbered.item().source().orElseThrow();
                    out.file(numbered.item().id() + ".json").text(record.data().toString());
                    for (SourceFile file : record.files()) {
                        out.media("files/" + numbered.item().id() + "-" + file.name(), file);
                    }
                    numbered.item().annotations().forEach(out::written);
                };
            }

            @Override
            public void finish(ExportOutput out) {}
        };
    }
}
