/**
 * A page to look at: samples of a data set with their annotations drawn, and how categories and sizes are distributed.
 *
 * <p>{@link org.labelport.sheet.SheetConverter} is a converter like any other: it plans which items are shown
 * ({@link org.labelport.sheet.Samples}), draws them while items are written ({@link org.labelport.sheet.SampleCard}), counts
 * all others, and puts the page together at the end ({@link org.labelport.sheet.SheetPage}).
 */
@NullMarked
package org.labelport.sheet;

import org.jspecify.annotations.NullMarked;
