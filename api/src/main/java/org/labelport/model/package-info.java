/**
 * What is exported: items with their media, annotations, relations and attributes, and the taxonomy they refer to.
 *
 * <p>This is the canonical model that every source is read into and every format is written from, so that N sources and
 * M formats need N + M programs, not N × M. It holds what annotation platforms share and deliberately leaves out layers,
 * free nesting and arbitrary JSON: a source's unknown keys travel as text attributes whose name starts with
 * {@link org.labelport.model.Attributes#UNKNOWN_PREFIX}.
 *
 * <p>Conventions that hold for every type here:
 *
 * <ul>
 *   <li><b>Pixels</b> are doubles; the origin is the top-left corner of the <em>displayed</em> image (EXIF orientation
 *       applied), x to the right, y down; pixel i covers [i, i+1).
 *   <li><b>Angles</b> are radians, clockwise on the screen (from x towards y), in (-π, π].
 *   <li><b>Frames and pages</b> are 0-based; {@link org.labelport.model.Annotation#WHOLE_ITEM} means the whole item.
 *   <li><b>Time</b> is in microseconds, ranges are half open.
 *   <li><b>Text offsets</b> are UTF-16 code units, half open.
 *   <li><b>3D</b> is in metres, sensor frame x forward, y left, z up; size is (length, width, height) along local x, y, z;
 *       rotations are unit quaternions with w ≥ 0.
 *   <li><b>A caption</b> or other text about the whole item is an annotation of {@link org.labelport.model.Shape.Whole}
 *       without a category, with a {@link org.labelport.model.Value.Text} attribute whose name says what the text is:
 *       {@link org.labelport.model.Attributes#CAPTION} unless the source has a name for it.
 *   <li><b>Numbers are finite.</b> Constructors reject NaN and infinity, so that no writer has to look for them.
 *   <li><b>Nothing is null.</b> An empty string stands for "none" in ids and names.
 *   <li>All types are immutable and may be shared between threads. Arrays are handed over to a constructor, not copied:
 *       neither the caller nor a reader changes them afterwards.
 * </ul>
 *
 * <p>Start reading at {@link org.labelport.model.Item}, then {@link org.labelport.model.Annotation} and
 * {@link org.labelport.model.Shape}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
