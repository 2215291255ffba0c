package org.labelport.yolo.synapse;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkPicture;
import org.labelport.dm.sdk.SdkReport;
import org.labelport.dm.sdk.SdkShard;
import org.labelport.json.Json;
import org.labelport.output.ByteText;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes the picture and the label file of an item. */
final class SynapseShard implements SdkShard.Pictures {

    static final String IMAGES = "images";
    static final String LABELS = "labels";

    private final SdkNames names;
    private final SynapseClasses classes;
    private final Json json;
    private final ShardOutput out;

    SynapseShard(SdkNames names, SynapseClasses classes, Json json, ShardOutput out) {
        this.names = names;
        this.classes = classes;
        this.json = json;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered, String name, SdkPicture picture, SdkReport report)
            throws ItemException, IOException {
        String folder = names.folderOf(numbered);
        ByteText text = out.file(folder + LABELS + "/" + SafePath.stem(name) + ".txt");
        out.media(folder + IMAGES + "/" + name);
        new LabelLines(picture, classes, json, text, report).add();
    }
}
