/** JSON as Python reads and writes it, on top of Jackson. Start at {@link org.labelport.engine.json.JacksonJson}. */
@NullMarked
package org.labelport.engine.json;

import org.jspecify.annotations.NullMarked;
