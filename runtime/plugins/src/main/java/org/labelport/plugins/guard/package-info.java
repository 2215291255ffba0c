/**
 * Keeps the framework from running bundles that were not vetted, and plug-ins from ending the program.
 * {@link org.labelport.plugins.guard.ResolveGuard} decides which bundles resolve, however they were installed;
 * {@link org.labelport.plugins.guard.ExitGuard} rewrites calls that end the program. Neither is a sandbox: code that
 * runs may do everything that Java may do. Trust is decided elsewhere.
 */
@NullMarked
package org.labelport.plugins.guard;

import org.jspecify.annotations.NullMarked;
