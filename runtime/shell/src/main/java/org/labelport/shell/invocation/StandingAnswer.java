package org.labelport.shell.invocation;

import org.labelport.command.CommandLineRunner;

/** A command whose answer stands in the sense of {@link CommandLineRunner#hasStandingAnswer}. */
public interface StandingAnswer {}
