/**
 * Tasks: which files hold them ({@code TaskFiles}, {@code TaskParser}), the addresses of their media, and what the ids and
 * keys of a task mean.
 *
 * <p>All results of one object have the same id: its shape and the answers about it.
 */
@NullMarked
package org.labelport.labelstudio.task;

import org.jspecify.annotations.NullMarked;
