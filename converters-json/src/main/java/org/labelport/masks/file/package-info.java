/**
 * What all formats of masks know about files: the names of folders and pictures, how large values may be, small JSON and
 * text files, and how classes and their colours are listed. Start reading at {@link
 * org.labelport.masks.file.MasksLayout}.
 */
@NullMarked
package org.labelport.masks.file;

import org.jspecify.annotations.NullMarked;
