/**
 * The files of VOC and LabelImg: where they lie, what is in an XML file, the label map, and how names, attributes and coordinates
 * are spelled. Start at {@link org.labelport.voc.file.VocXml}, and at {@link org.labelport.voc.file.VocLayout} for their places.
 */
@NullMarked
package org.labelport.voc.file;

import org.jspecify.annotations.NullMarked;
