/**
 * Reads and writes XML for all formats of this module: {@link org.labelport.xml.XmlText} writes indented elements,
 * {@link org.labelport.xml.XmlCursor} reads files that nobody has checked. Nothing here knows a format.
 */
@NullMarked
package org.labelport.xml;

import org.jspecify.annotations.NullMarked;
