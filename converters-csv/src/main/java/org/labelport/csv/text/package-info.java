/**
 * CSV as text, whatever the table means: records read one after the other with the line they begin at, cells written with
 * the quotation marks that readers need. What the columns of a format are is in that format's package.
 */
@NullMarked
package org.labelport.csv.text;

import org.jspecify.annotations.NullMarked;
