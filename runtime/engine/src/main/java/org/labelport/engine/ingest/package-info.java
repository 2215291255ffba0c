/**
 * The first step of a run: items are read from the target, their files fetched, their categories selected and renamed, their splits assigned,
 * and all of it spooled and counted. Start at {@link org.labelport.engine.ingest.Ingest}.
 */
@NullMarked
package org.labelport.engine.ingest;

import org.jspecify.annotations.NullMarked;
