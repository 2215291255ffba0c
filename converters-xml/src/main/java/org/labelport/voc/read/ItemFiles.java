package org.labelport.voc.read;

import java.io.IOException;
import java.util.List;
import org.labelport.report.ItemException;
import org.labelport.voc.file.VocXml;

/** Where the items of a data set come from. Read by several threads. */
interface ItemFiles {

    /** The names of the XML files, which need not exist. */
    List<String> names();

    /** Returns what the XML file of an item says, or would say. */
    VocXml read(String name) throws ItemException, IOException;
}
