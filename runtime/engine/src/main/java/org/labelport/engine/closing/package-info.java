/** What is opened is closed, whatever fails. Start at {@link org.labelport.engine.closing.Closing}. */
@NullMarked
package org.labelport.engine.closing;

import org.jspecify.annotations.NullMarked;
