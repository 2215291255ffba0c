/** Rights that only one has at a time, in this process or another. Start at {@link org.labelport.engine.lock.ProcessLock}. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine.lock;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
