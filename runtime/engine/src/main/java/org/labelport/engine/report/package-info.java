/** What a run finds out and reports: losses and item errors with their counts, and the run report. */
@NullMarked
package org.labelport.engine.report;

import org.jspecify.annotations.NullMarked;
