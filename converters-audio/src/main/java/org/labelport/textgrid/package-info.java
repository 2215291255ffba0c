/**
 * TextGrid files of Praat: one beside each recording, with tiers of intervals or of points in time.
 *
 * <p>Each category is a tier, and the text of an interval is an attribute. Intervals that overlap are put into further tiers,
 * which the reader joins again.
 *
 * <p>Start reading at {@link org.labelport.textgrid.TextGridConverter} and {@link org.labelport.textgrid.TextGridTarget}.
 */
@NullMarked
package org.labelport.textgrid;

import org.jspecify.annotations.NullMarked;
