/** JMH benchmarks; one class a question. */
package org.labelport.benchmarks;
