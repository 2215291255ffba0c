/**
 * XML as all formats of this module write and read it: indented elements on the way out, a cursor over hostile files on
 * the way in. Nothing here knows a format.
 */
@NullMarked
package org.labelport.xml;

import org.jspecify.annotations.NullMarked;
