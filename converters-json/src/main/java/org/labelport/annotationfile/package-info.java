/**
 * Annotation files and the pictures that they name, whatever is in them: which files a path stands for, reading their
 * entries one after the other, lists of classes, the folders of splits, and where pictures lie. Start reading at {@link
 * org.labelport.annotationfile.EntriesInTurn}.
 */
@NullMarked
package org.labelport.annotationfile;

import org.jspecify.annotations.NullMarked;
