/**
 * Tasks and their labelling interface: in which files they are ({@code TaskFiles}, {@code TaskParser}), what the interface
 * declares ({@code ConfigReader}), and how values are spelled.
 *
 * <p>Places on pictures are in percent of their sides; a rotated box turns about the corner that is top left before it
 * turns. Everything that concerns one object is a list of results with one id: its outline, its answers.
 */
@NullMarked
package org.labelport.labelstudio.task;

import org.jspecify.annotations.NullMarked;
