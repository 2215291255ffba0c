/** What all modules with property tests share: where the tried values come from. jqwik finds it as a service. */
@NullMarked
package org.labelport.seeds;

import org.jspecify.annotations.NullMarked;
