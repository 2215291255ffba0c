/**
 * What Ango Hub exports, of both generations: read by {@link org.labelport.ango.AngoTarget}. {@code AngoSource} goes from asset to
 * asset, {@code AssetParser} finds them in the file, {@code ToolReader} and {@code AnswerReader} make annotations of what was drawn
 * and answered.
 */
@NullMarked
package org.labelport.ango;

import org.jspecify.annotations.NullMarked;
