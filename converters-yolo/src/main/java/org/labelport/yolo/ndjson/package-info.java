/**
 * YOLO as one NDJSON file, which Ultralytics turns into its folders: a line for the data set, and a line for each
 * picture. {@link org.labelport.yolo.ndjson.NdjsonConverter} writes it, and {@link
 * org.labelport.yolo.ndjson.NdjsonTarget} reads it.
 */
@NullMarked
package org.labelport.yolo.ndjson;

import org.jspecify.annotations.NullMarked;
