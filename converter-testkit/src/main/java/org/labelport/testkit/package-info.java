/**
 * The contract that every converter keeps, as a test to inherit, and the checks of a converter's bundle.
 *
 * <p>A format's tests subclass {@link org.labelport.testkit.ConverterContract}; that is all it takes. Everything runs
 * through the real engine, with real folders and pictures. Each rule is a class of its own here, named by what it holds.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
