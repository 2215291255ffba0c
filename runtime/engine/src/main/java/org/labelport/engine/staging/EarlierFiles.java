package org.labelport.engine.staging;

import java.io.IOException;
import java.util.List;

/** What an earlier process left of an export. Whole shards are taken over, and everything else is removed. */
public interface EarlierFiles {

    /** Whether all of the export is there, as far as these files of it show. */
    boolean hold(List<FileStore.Entry> files) throws IOException;

    /** Moves all files out of the export, so that shards can be taken over. */
    void setAside() throws IOException;

    /**
     * Makes a shard part of the export again.
     *
     * @param files of the shard
     * @return whether all files were unchanged; when not, none of them is part of the export
     */
    boolean takeOver(int shard, List<FileStore.Entry> files) throws IOException;

    /** Removes what was not taken over. */
    void removeRest() throws IOException;
}
