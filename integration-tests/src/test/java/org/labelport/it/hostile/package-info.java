/**
 * What is made to do harm, where it can come in: guards that are the same for every reader, held through the whole engine. Start
 * at {@link org.labelport.it.hostile.Reading}.
 */
@NullMarked
package org.labelport.it.hostile;

import org.jspecify.annotations.NullMarked;
