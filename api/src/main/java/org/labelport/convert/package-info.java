/**
 * How a format is written.
 *
 * <p>A format is a service: implement {@link org.labelport.convert.Converter}, annotate it with
 * {@link org.labelport.convert.ProvidesFormat}, and it is found. A converter plans once, from counts; then shards of items
 * are written in parallel, by any number of threads; then the files of the whole data set are finished. What the engine
 * does around it (order, ids, splits, threads, files, hashes, publishing, the list of losses) no converter does itself.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.convert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
