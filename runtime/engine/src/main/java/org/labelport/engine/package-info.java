/**
 * The export engine. {@link org.labelport.engine.LabelportEngine} is its door for programs without a framework; inside OSGi
 * {@code org.labelport.export.ExportEngine} is the service to ask for.
 *
 * <p>A run passes through the packages in this order: {@code ingest} (source → spool), {@code spool} (the snapshot and its
 * counts), {@code write} (shards → files and parts), {@code publish} (staging → destination); {@code run} puts them in
 * order.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
