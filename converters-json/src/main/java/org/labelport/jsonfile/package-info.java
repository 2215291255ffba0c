/**
 * What formats of JSON files share: values that know their line, text for strict readers, classes as readers can have them,
 * the folders of splits, and pictures that annotation files name. Not here: what any one format means.
 *
 * <p>Start reading at {@link org.labelport.jsonfile.JsonValue}.
 */
@NullMarked
package org.labelport.jsonfile;

import org.jspecify.annotations.NullMarked;
