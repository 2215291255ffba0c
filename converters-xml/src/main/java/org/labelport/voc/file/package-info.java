/**
 * The files of VOC and LabelImg: where they are, what an XML file holds, the label map, and how names, attributes and
 * coordinates are spelled. Start reading at {@link org.labelport.voc.file.VocXml}, and at {@link
 * org.labelport.voc.file.VocLayout} for the paths.
 */
@NullMarked
package org.labelport.voc.file;

import org.jspecify.annotations.NullMarked;
