package org.labelport.imagefolder.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk;
import org.labelport.verify.Findings;

/** Reports pictures that the library loads for no split, or for another one than meant, because of words in names. */
final class LoadedSplits {

    private final Path root;
    private final Limits limits;
    private final Findings.InFile findings;

    LoadedSplits(Path root, Limits limits, Findings.InFile findings) {
        this.root = root;
        this.limits = limits;
        this.findings = findings;
    }

    /** Checks what is loaded of the whole folder. */
    void whole() throws ExportException, IOException {
        SplitWords words = SplitWords.below(root, limits);
        Set<String> hidden = new TreeSet<>();
        FolderWalk walk = SplitWords.pictures(root, limits);
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            Set<Split> splits = words.splits(name.get());
            if (splits.isEmpty()) {
                hidden.add(name.get().substring(0, Math.max(0, name.get().indexOf('/'))));
            } else if (splits.size() > 1) {
                findings.damaged(
                        "split-several",
                        0,
                        "the picture '" + name.get() + "' is loaded for several splits, since words for them are in its"
                                + " path. Rename its folders, or name the splits in README.md.");
            }
        }
        for (String top : hidden) {
            findings.damaged(
                    "split-hidden",
                    0,
                    "pictures in '" + top + "' are not loaded, since other "
                            + (words == SplitWords.FOLDERS ? "folders" : "pictures")
                            + " are named as splits. Move them into a split, or name the splits in README.md.");
        }
    }

    /** Checks what is loaded when the folder of one split is given to the library. */
    void alone(String top) throws ExportException, IOException {
        SplitWords words = SplitWords.below(root.resolve(top), limits);
        Set<Split> all = EnumSet.noneOf(Split.class);
        Optional<String> odd = Optional.empty();
        FolderWalk walk = SplitWords.pictures(root.resolve(top), limits);
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            Set<Split> splits = words.splits(name.get());
            all.addAll(splits);
            if (odd.isEmpty() && (splits.isEmpty() || all.size() > 1)) {
                odd = name;
            }
        }
        if (odd.isPresent()) {
            findings.remark(
                    "split-words",
                    0,
                    "with data_dir=\"" + top + "\", the library takes words in the names of "
                            + (words == SplitWords.FOLDERS ? "folders" : "pictures")
                            + " in it for splits, so that '" + odd.get()
                            + "' is not loaded with the others. Load the whole folder, or rename them.");
        }
    }
}
