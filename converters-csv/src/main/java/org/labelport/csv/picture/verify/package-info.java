/**
 * Checks tables line by line, and the pictures that they name. Start at {@link
 * org.labelport.csv.picture.verify.TableCheck}.
 */
@NullMarked
package org.labelport.csv.picture.verify;

import org.jspecify.annotations.NullMarked;
