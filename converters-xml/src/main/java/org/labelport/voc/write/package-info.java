/**
 * Writes items as VOC's and LabelImg's files. Start reading at {@link org.labelport.voc.write.VocShardWriter}. {@link
 * org.labelport.voc.write.Segmentation} paints regions into pictures.
 */
@NullMarked
package org.labelport.voc.write;

import org.jspecify.annotations.NullMarked;
