/**
 * Writes items as VOC's and LabelImg's files. Start at {@link org.labelport.voc.write.VocShardWriter}; regions are painted into
 * pictures by {@link org.labelport.voc.write.Segmentation}.
 */
@NullMarked
package org.labelport.voc.write;

import org.jspecify.annotations.NullMarked;
