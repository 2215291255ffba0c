package org.labelport.engine.staging;

import java.io.IOException;
import java.util.List;

/** What an earlier process left of an export. Shards are taken over whole, and what else there is goes. */
public interface EarlierFiles {

    /** Whether all of the export is there, as far as these files of it show. */
    boolean hold(List<FileStore.Entry> files) throws IOException;

    /** Takes all away from the export, so that shards can be taken over. */
    void setAside() throws IOException;

    /**
     * Makes a shard part of the export again.
     *
     * @param files of the shard
     * @return whether all were as they were written; when not, none is part of the export
     */
    boolean takeOver(int shard, List<FileStore.Entry> files) throws IOException;

    /** Removes what was not taken over. */
    void removeRest() throws IOException;
}
