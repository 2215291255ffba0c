/**
 * What the formats of JSON files share: values with their line numbers, text that strict readers accept, class names
 * that readers can hold, the folders of splits, and pictures that annotation files name. What only one format needs is
 * not here.
 *
 * <p>Start reading at {@link org.labelport.jsonfile.JsonValue}.
 */
@NullMarked
package org.labelport.jsonfile;

import org.jspecify.annotations.NullMarked;
