/**
 * Tasks and their labelling interface: which files hold them ({@code TaskFiles}, {@code TaskParser}), what the
 * interface declares ({@code ConfigReader}), and how values are written.
 *
 * <p>Coordinates on pictures are in percent of the sides. A rotated box is rotated about the corner that is top left
 * before the rotation. All results of one object have the same id: its shape and the answers about it.
 */
@NullMarked
package org.labelport.labelstudio.task;

import org.jspecify.annotations.NullMarked;
