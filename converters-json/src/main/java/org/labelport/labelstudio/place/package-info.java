/**
 * Where regions are: on pictures ({@code Geometry}), in texts ({@code CodePoints}, {@code LineEnds}) and in dialogues
 * ({@code Dialogue}).
 *
 * <p>Coordinates on pictures are in percent of the sides. A rotated box is rotated about the corner that is top left
 * before the rotation. Offsets into texts count code points, those into the turns of dialogues UTF-16 units.
 */
@NullMarked
package org.labelport.labelstudio.place;

import org.jspecify.annotations.NullMarked;
