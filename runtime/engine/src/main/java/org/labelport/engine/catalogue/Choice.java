package org.labelport.engine.catalogue;

/**
 * A format that was chosen for a run.
 *
 * @param format what was chosen
 * @param asked what the request asked for, such as {@code any version}
 * @param reason why this one was chosen among those that are installed
 */
public record Choice(InstalledFormat format, String asked, String reason) {

    public String id() {
        return format.id();
    }
}
