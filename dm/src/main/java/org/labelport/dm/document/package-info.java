/**
 * What a document is made of, for those who read and those who write: its kinds of media and where their parts are, its
 * keys and usual flags, how it counts time and turns, what may be reported of it, and questions to plain JSON values.
 *
 * <p>Start reading at {@link org.labelport.dm.document.MediumParts}.
 */
@NullMarked
package org.labelport.dm.document;

import org.jspecify.annotations.NullMarked;
