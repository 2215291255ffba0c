package org.labelport.plugins;

/**
 * Warnings to the log of the program that Labelport runs in. A logger is looked for when there is something to say: most
 * starts say nothing, and looking takes them ten milliseconds.
 */
final class StartWarnings {

    private StartWarnings() {}

    static void log(Class<?> speaker, String line) {
        System.getLogger(speaker.getName()).log(System.Logger.Level.WARNING, line);
    }
}
