/**
 * What the format {@code masks} alone has: one PNG file for each picture, whose values are the classes of a list.
 * {@link org.labelport.masks.plain.MasksPlan} and {@code MasksShard} write, {@link
 * org.labelport.masks.plain.MaskPictures} reads, and {@link org.labelport.masks.plain.MasksVerifier} checks. {@link
 * org.labelport.masks.plain.MaskFolders} and {@link org.labelport.masks.plain.ReadClasses} find the folders and the
 * classes for the latter two.
 */
@NullMarked
package org.labelport.masks.plain;

import org.jspecify.annotations.NullMarked;
