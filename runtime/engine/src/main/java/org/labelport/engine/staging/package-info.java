/**
 * Where the files of an export go until it is published: below a staging folder, or nowhere in a dry run, hashed on the way; and
 * what an earlier process has left of them. Start at {@link org.labelport.engine.staging.FileStore}. Exports that are one file have
 * stores of their own, in {@link org.labelport.engine.pack}.
 */
@NullMarked
package org.labelport.engine.staging;

import org.jspecify.annotations.NullMarked;
