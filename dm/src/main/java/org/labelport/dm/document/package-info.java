/**
 * The parts of a document, for reading and writing: its kinds of media and where their parts are, its keys and usual
 * flags, conversions of frame numbers and rotations, the codes of reports, and access to plain JSON values.
 *
 * <p>Start reading at {@link org.labelport.dm.document.MediumParts}.
 */
@NullMarked
package org.labelport.dm.document;

import org.jspecify.annotations.NullMarked;
