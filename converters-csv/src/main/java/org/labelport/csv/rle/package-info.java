/**
 * Tables of run lengths, as competitions on Kaggle publish masks. They are only read. Start at
 * {@link org.labelport.csv.rle.RleTarget}.
 */
@NullMarked
package org.labelport.csv.rle;

import org.jspecify.annotations.NullMarked;
