/**
 * Data sets for the loader {@code imagefolder} of Hugging Face's {@code datasets} library: pictures in a folder for
 * each split, and a line of JSON for each picture.
 *
 * <p>This package holds the services and the verifier. Start reading at {@link
 * org.labelport.imagefolder.ImagefolderConverter} and {@link org.labelport.imagefolder.ImagefolderTarget}. Of the
 * packages below, {@code read} makes items from files, {@code write} makes files from items, {@code verify} has the
 * checks of the verifier, and {@code file} holds what all of them know about the files.
 */
@NullMarked
package org.labelport.imagefolder;

import org.jspecify.annotations.NullMarked;
