package org.labelport.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Vec3;
import org.labelport.report.ExportException;

/** Exports shapes with small numbers, which Java writes as 5.0E-4, and looks for such a number in the export's texts. */
final class PlainNumbers {

    private static final Pattern SCIENTIFIC = Pattern.compile("(?<![\\w.+-])-?\\d+(\\.\\d+)?[eE][+-]?\\d+(?![\\w.-])");

    private static final Map<DataType, List<Shape>> SMALL = Map.of(
            DataType.IMAGE,
            List.of(Shape.Box.of(0.0005, 0.0005, 20.5, 10.25), Shape.Polygon.of(0.0005, 0.0005, 30, 4, 28, 25, 6, 22)),
            DataType.AUDIO,
            List.of(new Shape.Interval(500, 250_000, 0)),
            DataType.POINT_CLOUD,
            List.of(new Shape.Cuboid(new Vec3(0.0005, 0.0005, 0.5), new Vec3(4, 2, 1.5), Quaternion.IDENTITY)));

    private final EngineTrial trial;
    private final SampleMedia media;

    PlainNumbers(EngineTrial trial, SampleMedia media) {
        this.trial = trial;
        this.media = media;
    }

    void verify() throws ExportException, IOException, InterruptedException {
        EngineTrial.Export export =
                trial.export(data(), converter -> converter, params -> params.media(OriginalFiles.NONE));
        for (Map.Entry<String, byte[]> file :
                export.files().withoutReports().files().entrySet()) {
            Matcher found = SCIENTIFIC.matcher(text(file.getValue()));
            if (found.find()) {
                throw Rule.NUMBERS.failure("'" + file.getKey() + "' has the number " + found.group());
            }
        }
    }

    private DataSet data() {
        List<Item> items = new ArrayList<>();
        for (DataType type : DataType.values()) {
            if (trial.format().dataTypes().contains(type)) {
                List<Annotation> annotations = new ArrayList<>();
                for (Shape shape : SMALL.getOrDefault(type, List.of())) {
                    annotations.add(Annotation.of("m" + annotations.size(), "dog", shape));
                }
                String path = "small-" + type.key() + SampleMedia.extension(type);
                items.add(Item.of(path, path, media.of(type), annotations).withSplit(Split.TRAIN));
            }
        }
        return new DataSet(SampleData.CATEGORIES, items);
    }

    /** Empty where a file is no text. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
