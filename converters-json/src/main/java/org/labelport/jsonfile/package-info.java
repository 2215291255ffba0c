/**
 * JSON as the formats of this bundle read and write it: values with their line numbers, within limits, and text that
 * strict readers accept. Start reading at {@link org.labelport.jsonfile.JsonValue}.
 */
@NullMarked
package org.labelport.jsonfile;

import org.jspecify.annotations.NullMarked;
