/**
 * The middle of a run: shards of items go through a format's writer into files and parts, then the files of the whole data
 * set are finished. Start at {@link org.labelport.engine.write.FormatExport}.
 */
@NullMarked
package org.labelport.engine.write;

import org.jspecify.annotations.NullMarked;
