/**
 * YOLO as one NDJSON file, which Ultralytics turns into its folders: a line for the data set, a line for each picture. Written
 * by {@link org.labelport.yolo.ndjson.NdjsonConverter}, read by {@link org.labelport.yolo.ndjson.NdjsonTarget}.
 */
@NullMarked
package org.labelport.yolo.ndjson;

import org.jspecify.annotations.NullMarked;
