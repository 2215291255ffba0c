/** Formats that tests pack into jars of their own: a good one, and some that misbehave. They know nothing of the tests. */
package org.labelport.it.plugin;
