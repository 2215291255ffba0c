package org.labelport.plugins.why.plugin;

/** A service. */
public class Model {}
