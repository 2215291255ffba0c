/**
 * The export engine. {@link org.labelport.engine.LabelportEngine} is the entry point for programs without a framework;
 * inside OSGi, use the service {@code org.labelport.export.ExportEngine}.
 *
 * <p>A run passes through the packages in this order: {@code ingest} (source → spool, with {@code media} and
 * {@code picture} for the files of items), {@code spool} (the snapshot and its counts), {@code write} (shards → files
 * and parts, or with {@code pack} one file), {@code publish} (staging → destination); {@code run} calls them in this
 * order.
 *
 * <p>Around that: {@code catalogue} chooses formats and targets and holds them for a run, {@code check} tries them
 * before runs get them, {@code job} turns a platform's parameters into a request. {@code journal} keeps finished steps
 * in case the process dies, {@code report} collects losses and errors, {@code events} tells listeners what happens.
 * {@code settings} and {@code limits} are what the operator has set; {@code json}, {@code hash}, {@code lock}, {@code
 * closing} and {@code work} (threads) serve all.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
