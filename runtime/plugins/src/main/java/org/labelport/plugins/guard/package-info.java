/**
 * What keeps the framework from running what nobody vetted, and the program from ending because a plug-in says so.
 * {@link org.labelport.plugins.guard.ResolveGuard} decides which bundles resolve, whatever way they came;
 * {@link org.labelport.plugins.guard.ExitGuard} rewrites calls that end the program. Neither is a sandbox: code that runs
 * may do what Java may do. Who is trusted is decided elsewhere.
 */
@NullMarked
package org.labelport.plugins.guard;

import org.jspecify.annotations.NullMarked;
