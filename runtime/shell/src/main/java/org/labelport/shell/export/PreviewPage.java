package org.labelport.shell.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.target.FileKind;

/**
 * The file that a preview becomes.
 *
 * @param path absolute
 */
record PreviewPage(Path path) {

    private static final byte[] MARK =
            "<!doctype html><!-- Labelport preview sheet -->".getBytes(StandardCharsets.UTF_8);

    /**
     * @throws WrongUse when there is no folder for it, or something else is there: only another page is replaced
     * @throws ExportException {@code storage.failed} when its folder takes no files
     */
    static PreviewPage of(String out) throws WrongUse, ExportException {
        PreviewPage page = named(out);
        page.requireRoom();
        return page;
    }

    private static PreviewPage named(String out) throws WrongUse {
        try {
            Path page = Path.of(out).toAbsolutePath().normalize();
            if (page.getParent() == null || FileKind.of(page.getParent()) != FileKind.FOLDER) {
                throw new WrongUse("option.invalid", "--out " + out + ": there is no folder for it.");
            }
            if (FileKind.of(page) != FileKind.ABSENT && !isSheet(page)) {
                throw new WrongUse(
                        "option.invalid",
                        "--out " + out + " exists, is not a preview sheet, and is not replaced. Choose another name.");
            }
            return new PreviewPage(page);
        } catch (InvalidPathException e) {
            throw new WrongUse("option.invalid", "--out '" + out + "' is not a path: " + e.getReason() + ".", e);
        } catch (IOException e) {
            throw new WrongUse(
                    "option.invalid",
                    "--out " + out + " cannot be looked at: " + FileTrouble.reason(e) + ". Choose another name.",
                    e);
        }
    }

    private static boolean isSheet(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /** Making the page takes a while, which is lost when it has no place. */
    private void requireRoom() throws ExportException {
        try {
            Files.delete(Files.createTempFile(path.getParent(), ".labelport", ".part"));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Puts a finished page into its place in one step.
     *
     * @throws ExportException {@code storage.failed}; then nothing of it is left
     */
    void put(Path sheet) throws ExportException {
        try {
            Path made = path.resolveSibling("." + path.getFileName() + ".part");
            try {
                try (OutputStream out = Files.newOutputStream(made)) {
                    Files.copy(sheet, out); // what copies from file to file has no IOException for a close that fails
                }
                Files.move(made, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ExportException unwritable(IOException cause) {
        return new ExportException(
                "storage.failed",
                path + " cannot be written: " + FileTrouble.reason(cause)
                        + ". Free space or give rights, or name another --out",
                cause);
    }
}
