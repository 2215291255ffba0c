/**
 * What goes wrong at the worst moment: a file system and a server that fail at the n-th operation, and whole exports that meet
 * each of these failures. The file system takes the place of the default one, so these tests run in a process of their own.
 * Start reading at {@code Faults}.
 */
@NullMarked
package org.labelport.it.fault;

import org.jspecify.annotations.NullMarked;
