package org.labelport.yolo.ndjson;

import java.io.IOException;
import java.util.Optional;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.json.Json;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.classify.ItemLabels;
import org.labelport.yolo.classify.LabelAccount;
import org.labelport.yolo.pictures.PictureItem;
import org.labelport.yolo.pictures.PictureNames;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.write.AnnotationExtras;
import org.labelport.yolo.rows.write.AnnotationRows;
import org.labelport.yolo.rows.write.RowSyntax;

/** Writes the picture of an item to the path to which Ultralytics would download it, and the line of the item. */
final class NdjsonShard implements ShardWriter {

    private final NdjsonPlan plan;
    private final ShardOutput out;
    private final ByteText text = new ByteText();
    private final Optional<AnnotationRows> rows;

    NdjsonShard(NdjsonPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
        this.rows = plan.rows().task() == YoloTask.CLASSIFY
                ? Optional.empty()
                : Optional.of(new AnnotationRows(plan.rows(), RowSyntax.JSON_ARRAYS, out));
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.of(item, "YOLO");
        String name = plan.fileNames().nameOf(numbered, out);
        String split = SplitFolders.of(item.split());
        AnnotationExtras.report(item, out);
        text.clear();
        if (rows.isPresent()) {
            rows.get().write(item, image, text);
        } else {
            int label = plan.labels().orElseThrow().of(numbered.number());
            LabelAccount.report(item, label, plan.rows().taxonomy().names(), out);
            if (label == ItemLabels.NONE) {
                out.loss(Loss.dropped(
                        item.id(),
                        LossCodes.ITEM_UNLABELLED,
                        "it has no label, and Ultralytics would read it as one of the first class"));
                return;
            }
            text.integer(label);
        }
        String path = plan.urls().name() + "/images/" + split + "/" + name;
        out.media(path);
        PictureItem.report(item, image, name, PictureNames.ULTRALYTICS, out);
        line(name, plan.urls().url(path), split, image);
        out.count(split, 1);
    }

    private void line(String name, String url, String split, Media.Image image) throws IOException {
        ByteText line = out.part(NdjsonPlan.PICTURES);
        line.text("{\"type\": \"image\", \"file\": ");
        plan.json().write(name, line, Json.Style.LINE);
        line.text(", \"url\": ");
        plan.json().write(url, line, Json.Style.LINE);
        if (image.hasSize()) {
            line.text(", \"width\": ")
                    .integer(image.width())
                    .text(", \"height\": ")
                    .integer(image.height());
        }
        line.text(", \"split\": \"").text(split).text("\", \"annotations\": {\"");
        line.text(RowList.of(plan.rows().task())).text("\": [");
        text.writeTo(line);
        line.text("]}}\n");
    }
}
