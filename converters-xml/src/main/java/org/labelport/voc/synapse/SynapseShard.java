package org.labelport.voc.synapse;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.convert.NumberedItem;
import org.labelport.dm.sdk.SdkCodes;
import org.labelport.dm.sdk.SdkEntry;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkPicture;
import org.labelport.dm.sdk.SdkReport;
import org.labelport.dm.sdk.SdkShard;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes the picture and the XML file of an item. */
final class SynapseShard implements SdkShard.Pictures {

    static final String ANNOTATIONS = "Annotations";
    static final String IMAGES = "Images";

    /**
     * Loss: the number of bands is unknown, because the picture's file is not on this machine or has another format;
     * three bands are written.
     */
    static final String DEPTH_ASSUMED = "image.depth-assumed";

    /** Loss: a class name has characters that XML cannot hold. */
    static final String NOT_WELL_FORMED = "xml.not-well-formed";

    private static final int USUAL_BANDS = 3;

    private final SdkNames names;
    private final ShardOutput out;

    SynapseShard(SdkNames names, ShardOutput out) {
        this.names = names;
        this.out = out;
    }

    /** Returns the name of the counter of a class's boxes. */
    static String counter(String className) {
        return "boxes of " + className;
    }

    @Override
    public void write(NumberedItem numbered, String name, SdkPicture picture, SdkReport report)
            throws ItemException, IOException {
        String folder = names.folderOf(numbered);
        SynapseXml xml = new SynapseXml(out.file(folder + ANNOTATIONS + "/" + SafePath.stem(name) + ".xml"));
        xml.head(
                name,
                picture.storedWidth(),
                picture.storedHeight(),
                bands(picture, report),
                picture.has("segmentation"));
        for (SdkEntry entry : picture.entries("bounding_box")) {
            add(entry, xml, report);
        }
        xml.end();
        out.media(folder + IMAGES + "/" + name);
    }

    private static int bands(SdkPicture picture, SdkReport report) {
        OptionalInt bands = PictureBands.of(picture.media().blob());
        if (bands.isEmpty()) {
            report.changed(
                    DEPTH_ASSUMED,
                    "the number of bands is unknown, because the picture's file is not on this machine or is not a JPEG,"
                            + " PNG or BMP file; depth is written as " + USUAL_BANDS);
        }
        return bands.orElse(USUAL_BANDS);
    }

    private void add(SdkEntry entry, SynapseXml xml, SdkReport report) {
        Optional<BigInteger[]> edges = SynapseBox.edges(entry.data());
        if (edges.isEmpty()) {
            report.dropped(entry, SdkCodes.GEOMETRY_INVALID, "its data is not that of its tool; the SDK stops at it");
            return;
        }
        xml.object(entry.className(), edges.get());
        out.count(counter(entry.className()), 1);
        report.written(entry);
        if (!SynapseXml.isWellFormed(entry.className())) {
            report.changed(
                    entry.annotation().id(),
                    NOT_WELL_FORMED,
                    "XML readers reject the file, because its class has control characters");
        }
    }
}
