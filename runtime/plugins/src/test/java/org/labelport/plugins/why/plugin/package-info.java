/** Classes that go into the bundles of tests. */
@NullMarked
package org.labelport.plugins.why.plugin;

import org.jspecify.annotations.NullMarked;
