package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.report.Loss;

/** Tests that what files say beside VOC's elements is told. */
class VocUnreadTest extends VocFixture {

    @Test
    void attributesOfTagsAreTold() throws Exception {
        String object = object("cat", "", 2, 3, 9, 8)
                .replace("<object>", "<object id='7'>")
                .replace("<bndbox>", "<bndbox sure='no'>");
        text("a.xml", "<annotation verified='yes' state='open'>" + SIZE + object + "</annotation>");

        assertEquals(
                List.of(
                        "not read: id of the tag object, sure of the tag bndbox",
                        "not read: state of the tag annotation"),
                read("").losses().stream().map(Loss::detail).toList());
    }
}
