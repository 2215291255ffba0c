package org.labelport.coco.synapse;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.NumberedItem;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkPicture;
import org.labelport.dm.sdk.SdkReport;
import org.labelport.dm.sdk.SdkShard;
import org.labelport.json.Json;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes the picture of an item, and its record for the document. */
final class SynapseShard implements SdkShard.Pictures {

    private final SdkNames names;
    private final SynapseOrder order;
    private final Json json;
    private final ShardOutput out;

    SynapseShard(SdkNames names, SynapseOrder order, Json json, ShardOutput out) {
        this.names = names;
        this.order = order;
        this.json = json;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered, String name, SdkPicture picture, SdkReport report)
            throws ItemException, IOException {
        List<Object> annotations = new SynapseAnnotations(picture, report).all();
        SynapseRecord.write(
                order.placeOf(numbered), image(name, picture), annotations, json, out.part(order.stretchOf(numbered)));
        out.media(names.folderOf(numbered) + name);
    }

    private static Map<String, Object> image(String name, SdkPicture picture) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put(SynapseDocument.ID, SynapseDocument.NOT_YET);
        image.put("file_name", name);
        image.put("width", (long) picture.storedWidth());
        image.put("height", (long) picture.storedHeight());
        image.put("license", SynapseInfo.LICENSE);
        return image;
    }
}
