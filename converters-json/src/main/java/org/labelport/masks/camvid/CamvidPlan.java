package org.labelport.masks.camvid;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.SmallJson;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** The decisions of one run: names and colours of classes, and names of files. */
record CamvidPlan(CamvidClasses classes, FileNames names, Json json) implements ConversionPlan {

    static CamvidPlan of(PlanRequest request) throws IOException {
        return new CamvidPlan(
                CamvidClasses.of(request.census().taxonomy(), request.losses()),
                MasksLayout.names(request.census()),
                request.json());
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CamvidShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        out.folder("train");
        out.folder("train" + CamvidLayout.MASKS);
        for (String split : SplitFolder.all()) {
            if (split.equals("train") || out.count(split) > 0) {
                try (OutputStream file = out.file(split + CamvidLayout.LIST)) {
                    out.copy(CamvidLayout.list(split), file);
                }
            }
        }
        try (OutputStream file = out.file(CamvidLayout.COLORS)) {
            classes.text().writeTo(file);
        }
        try (OutputStream file = out.file(CamvidLayout.NAMES)) {
            SmallJson.write(classes.entries(), file, json);
        }
    }
}
