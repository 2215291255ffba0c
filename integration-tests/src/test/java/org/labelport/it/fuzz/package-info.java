/**
 * Spoiled files for everything that reads: real files, changed at random in ways that programs, people and attackers change
 * them. Begin at {@code ReadersFuzzIT}; {@code Spoiler} makes the changes, and {@code Sandbox} holds what must be true of
 * every run. What once failed is kept in {@code src/test/corpus}.
 */
package org.labelport.it.fuzz;
