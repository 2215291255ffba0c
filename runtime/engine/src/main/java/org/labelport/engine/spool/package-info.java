/**
 * The snapshot of the data that a run works from: items in compact binary form, cut into segments that become shards, and
 * the counts over them. Start at {@link org.labelport.engine.spool.SpoolWriter} and {@link org.labelport.engine.spool.Spool}.
 */
@NullMarked
package org.labelport.engine.spool;

import org.jspecify.annotations.NullMarked;
