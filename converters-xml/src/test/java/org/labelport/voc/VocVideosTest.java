package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Item;
import org.labelport.model.SequenceSlot;
import org.labelport.testkit.trial.Trial;

/** Tests how the videos of ImageNet are read, whose frames are pictures in folders. */
class VocVideosTest extends VocFixture {

    private static final String SOURCE = "<source><database>ILSVRC_2015</database></source>";

    @Test
    void framesOfAFolderAreFramesOfASequence() throws Exception {
        String tracked = object("cat", "<trackid>0</trackid>", 2, 3, 9, 8);
        xml("Annotations/train/v1/000007.xml", SOURCE + SIZE + tracked);
        xml("Annotations/train/v1/000008.xml", SOURCE + SIZE);
        xml("Annotations/train/v2/000000.xml", SIZE + tracked);

        Trial read = read("");

        assertEquals(
                List.of(
                        Optional.of(new SequenceSlot("train/v1", 7, 0)),
                        Optional.of(new SequenceSlot("train/v1", 8, 0)),
                        Optional.of(new SequenceSlot("train/v2", 0, 0))),
                read.items().stream().map(Item::slot).toList());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void aFolderOfOneVideoIsNamedInItsFiles() throws Exception {
        xml("000003.xml", "<folder>v1</folder>" + SOURCE + SIZE);

        assertEquals(
                Optional.of(new SequenceSlot("v1", 3, 0)),
                read("").items().get(0).slot());
    }

    @Test
    void numberedPicturesOfOtherDataSetsAreNoFrames() throws Exception {
        xml("Annotations/a/000001.xml", "<folder>VOC2007</folder>" + SIZE + object("cat", "", 2, 3, 9, 8));
        xml("Annotations/a/x.xml", SOURCE + SIZE + object("cat", "<trackid>0</trackid>", 2, 3, 9, 8));

        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                read("").items().stream().map(Item::slot).toList());
    }
}
