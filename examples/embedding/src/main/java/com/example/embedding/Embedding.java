package com.example.embedding;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.launcher.RuntimeConfig;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.options.OptionSpec;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Exports a folder's COCO file, then an item from memory: {@code Embedding <installation> <folder> <out>}. */
@ProvidesTarget(target = "desk", title = "What lies on the desk", data__types = "image")
public final class Embedding implements TargetHandler {

    public static void main(String[] args) throws Exception {
        try (LabelportRuntime labelport = LabelportRuntime.start(RuntimeConfig.of(Path.of(args[0])))) {
            labelport.addListener((run, event) -> System.err.println(event));
            labelport.addTarget(new Embedding());
            ExportParams.Builder coco = ExportParams.from("coco")
                    .filter("path", args[1] + "/annotations.json")
                    .filter("images", args[1] + "/images")
                    .to("yolo", Map.of("task", "segment"));
            export(labelport, coco, args[2]);
            export(labelport, ExportParams.from("desk").to("csv"), args[2]);
        }
    }

    private static void export(LabelportRuntime labelport, ExportParams.Builder request, String out) throws Exception {
        ExportParams params = request.destination(Path.of(out)).build();
        ExportHandle run = labelport.engine().start(params, ExportListener.NONE);
        for (ExportResult.Published export : run.await().exports()) {
            System.out.println(export.folder() + ": " + export.summary().annotations());
        }
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of();
    }

    @Override
    public ItemSource open(SourceRequest request) {
        Annotation cup = Annotation.of("1", "cup", Shape.Box.of(10, 20, 30, 40));
        return ItemSource.of(List.of(Item.of("1", "desk.png", Media.Image.of(Blob.ABSENT, 640, 480), List.of(cup))));
    }
}
