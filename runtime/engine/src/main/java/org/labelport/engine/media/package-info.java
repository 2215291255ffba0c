/**
 * The files of items while a source is read: originals are fetched, and pictures measured, before an item goes on. Start at
 * {@link org.labelport.engine.media.PreparedItems}. How a file travels is the matter of {@code org.labelport.http}, how a
 * picture's header is read that of {@code engine.picture}; what a file becomes in an export is decided in {@code
 * engine.write}.
 */
@NullMarked
package org.labelport.engine.media;

import org.jspecify.annotations.NullMarked;
