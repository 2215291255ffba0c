/**
 * Exports that are one file. Each shard is written as a segment, which has the entries of an archive as they will be in it;
 * segments are joined in their order. Start at {@link org.labelport.engine.pack.PackedFiles}.
 */
@NullMarked
package org.labelport.engine.pack;

import org.jspecify.annotations.NullMarked;
