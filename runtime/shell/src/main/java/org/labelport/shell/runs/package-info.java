/** Commands about runs that go on, and about what runs have left to be continued. */
@NullMarked
package org.labelport.shell.runs;

import org.jspecify.annotations.NullMarked;
