package org.labelport.launcher;

import java.util.List;

/** Placeholder. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("labelport " + List.of(arguments) + " home " + System.getProperty("labelport.home") + " cwd "
                + System.getProperty("user.dir") + " java " + Runtime.version().feature() + " heap "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024));
    }
}
