import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.FormatInfo;

/**
 * Exports COCO to every installed format without OSGi: {@code java -cp … ExportAll.java annotations.json images out}. Prints
 * the engine's module, then the formats. One that trains a task is told which: the annotations are of several kinds.
 */
public class ExportAll {

    public static void main(String[] args) throws Exception {
        LabelportEngine engine = LabelportEngine.withInstalled(ExportAll.class.getClassLoader());
        ExportParams.Builder params = ExportParams.from("coco")
                .filter("path", args[0])
                .filter("images", args[1])
                .destination(Path.of(args[2]));
        List<String> formats = new ArrayList<>();
        for (FormatInfo format : engine.formats()) {
            formats.add(format.descriptor().id());
            boolean segments = format.descriptor().options().stream()
                    .anyMatch(option ->
                            option.name().equals("task") && option.allowed().contains("segment"));
            params.to(format.descriptor().id(), segments ? Map.of("task", "segment") : Map.of());
        }
        engine.start(params.build(), ExportListener.NONE).await();
        System.out.println(LabelportEngine.class.getModule());
        System.out.println(String.join(",", formats));
    }
}
