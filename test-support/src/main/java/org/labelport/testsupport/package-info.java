/** What the tests of all modules share: where tried values come from and where files go. JUnit and jqwik find it as services. */
@NullMarked
package org.labelport.testsupport;

import org.jspecify.annotations.NullMarked;
