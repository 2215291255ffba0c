package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final String ANN = Path.of("/home/ann").toAbsolutePath().toString();
    private static final String TMP = Path.of("/tmp").toAbsolutePath().toString();

    @Test
    void homeIsWhatTheSystemSays() {
        assertEquals(Path.of(ANN), UserFolders.home(ANN, Optional.of(TMP)));
    }

    @Test
    void userWithoutAnEntryHasTheHomeOfTheVariable() {
        assertEquals(Path.of(TMP), UserFolders.home("?", Optional.of(TMP)));
    }

    @Test
    void nothingIsPutIntoTheWorkingDirectory() {
        assertEquals(Path.of("/").toAbsolutePath(), UserFolders.home("?", Optional.empty()));
        assertEquals(Path.of("/").toAbsolutePath(), UserFolders.home("", Optional.of("here")));
    }

    @Test
    void stateIsPutIntoNoFolderOfTheWorkingDirectory() {
        Path usual = Path.of(System.getProperty("user.home"), ".local", "state");
        assertEquals(Path.of(TMP), UserFolders.state(Optional.of(TMP), Optional.of(ANN)));
        assertEquals(Path.of(ANN), UserFolders.state(Optional.of("here"), Optional.of(ANN)));
        assertEquals(usual, UserFolders.state(Optional.of("here"), Optional.empty()));
    }
}
