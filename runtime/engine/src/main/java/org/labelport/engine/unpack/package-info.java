/**
 * Archives as folders: those that a source names, and exports that are one file, when they are checked. Names, sizes and
 * headers in an archive are taken to be hostile. Start at {@link org.labelport.engine.unpack.Unpacked}.
 */
@NullMarked
package org.labelport.engine.unpack;

import org.jspecify.annotations.NullMarked;
