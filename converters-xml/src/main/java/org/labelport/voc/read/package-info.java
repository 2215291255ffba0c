/** Makes items from VOC's and LabelImg's files. Start reading at {@link org.labelport.voc.read.VocSource}. */
@NullMarked
package org.labelport.voc.read;

import org.jspecify.annotations.NullMarked;
