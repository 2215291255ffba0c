/**
 * CSV as text, whatever the table means: records are read one after the other with the number of the line at which they
 * begin, and cells are written with the quotation marks that readers need. The columns of a format are in that format's
 * package.
 */
@NullMarked
package org.labelport.csv.text;

import org.jspecify.annotations.NullMarked;
