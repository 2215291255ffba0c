/** Jobs of annotation platforms: their parameters, checked and turned into requests, and the storages they name. */
@NullMarked
package org.labelport.engine.job;

import org.jspecify.annotations.NullMarked;
