/**
 * What a jar asks for, in plain words: for the reasons in {@code why} as for the refusals of {@code repository}. Nothing here
 * knows whether it is met.
 */
@NullMarked
package org.labelport.plugins.need;

import org.jspecify.annotations.NullMarked;
