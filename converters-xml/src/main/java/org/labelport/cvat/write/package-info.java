/**
 * Makes files from items. {@code CvatImagesPlan} and {@code CvatImagesShard} write pictures; videos and sequences, with their
 * tracks, are written in {@link org.labelport.cvat.write.video}. Both share {@code CvatHead}, which writes the head of each file,
 * and {@code ShapeFitter}, which makes a {@code CvatShape} from a shape.
 */
@NullMarked
package org.labelport.cvat.write;

import org.jspecify.annotations.NullMarked;
