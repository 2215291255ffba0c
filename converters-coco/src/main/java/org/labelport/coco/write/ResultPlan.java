package org.labelport.coco.write;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * The plan of an export of results: a list for every split that has results, since programs fail at an empty list, and
 * files of the images and categories that the ids refer to. The ids are the same as in an export of the same data to
 * {@code coco}.
 */
public record ResultPlan(CocoPlan info) implements ConversionPlan {

    static final String INFO = "image_info";

    public static ResultPlan of(PlanRequest request) throws IOException {
        ResultKind kind =
                ResultKind.of(request.options().text(ResultKind.OPTION.name()), request.census(), request.losses());
        CocoTree tree = CocoTree.of(INFO);
        return new ResultPlan(new CocoPlan(
                request.census(),
                tree.names(request.census()),
                tree,
                new ResultContent(
                        request.census().taxonomy(),
                        kind,
                        KeypointSkeletons.of(
                                request.census(), kind == ResultKind.KEYPOINTS ? request.losses() : loss -> {}))));
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return info.openShard(out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        info.finish(out);
        for (Split split : new Split[] {Split.TRAIN, Split.VALIDATION, Split.TEST}) {
            if (out.count(ResultContent.results(split).name()) > 0) {
                try (OutputStream file = out.file("results_" + CocoTree.folder(split) + ".json")) {
                    new ByteText().text("[\n").writeTo(file);
                    out.copy(ResultContent.results(split), file);
                    new ByteText().text("\n]\n").writeTo(file);
                }
            }
        }
    }
}
