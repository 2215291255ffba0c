/**
 * The annotation schema of the Synapse platform, called DM Schema, in both its versions: read into the model and
 * written from it.
 *
 * <p>One <em>document</em> holds the annotations of one data unit. A data unit has one or more <em>media</em>, which
 * are called {@code image_1}, {@code video_1}, {@code pcd_1}, {@code text_1}, {@code audio_1} or {@code prompt_1}; the
 * start of its name decides of which kind a medium is. Each annotation names the <em>tool</em> it was drawn with.
 *
 * <pre>{@code
 * V1, as the platform stores it: maps by medium; an annotation and its geometry are apart and have the same id
 *   {"annotations":     {"image_1": [{"id": "b1", "tool": "bounding_box", "classification": {"class": "car", "lanes": 2}}]},
 *    "annotationsData": {"image_1": [{"id": "b1", "coordinate": {"x": 1, "y": 2, "width": 3, "height": 4}}]},
 *    "relations": {…}, "annotationGroups": {…}, "extra": {…}, "assignmentId": 7}
 *
 * V2, as the platform's file converters read it: lists by kind of medium, then by tool
 *   {"classification": {"bounding_box": ["car"]},
 *    "images": [{"bounding_box": [{"id": "b1", "classification": "car",
 *                                  "attrs": [{"name": "lanes", "value": 2}], "data": [1, 2, 3, 4]}]}]}
 * }</pre>
 *
 * <p>The platform's SDK turns V1 into V2 inside a wrapper, {@code {"annotation_data": V2, "annotation_meta": V1}}.
 *
 * <p>Everything here works on plain JSON values as {@link org.labelport.json.Json} reads them. Start at
 * {@link org.labelport.dm.DmDocument}, then {@link org.labelport.dm.DmReader}, which says how each tool is read.
 * {@link org.labelport.dm.DmSchema} writes documents and converts between the versions. The packages {@code read} and
 * {@code write} do the work, {@code document} has what they share. Where documents come from and where they go is not
 * decided here.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.dm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
