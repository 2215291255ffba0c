package org.labelport.shell.invocation;

import org.labelport.command.CommandLineRunner;

/** Marks a command whose output may be cached, in the sense of {@link CommandLineRunner#isCacheable}. */
public interface CacheableCommand {}
