/**
 * What measures Labelport: a generator of COCO files, a benchmark of whole exports, and JMH benchmarks of single parts, one
 * class a question. Start at {@link org.labelport.benchmarks.Benchmarks}; how to run them and what came out is in this
 * module's README.
 */
@NullMarked
package org.labelport.benchmarks;

import org.jspecify.annotations.NullMarked;
