/**
 * A page for people: samples of a data set with their annotations drawn, and the distribution of categories and sizes.
 *
 * <p>{@link org.labelport.sheet.SheetConverter} is a converter like any other. It chooses the items that are shown
 * ({@link org.labelport.sheet.Samples}), draws them while items are written ({@link org.labelport.sheet.SampleCard}),
 * counts all items, and writes the page at the end ({@link org.labelport.sheet.SheetPage}).
 */
@NullMarked
package org.labelport.sheet;

import org.jspecify.annotations.NullMarked;
