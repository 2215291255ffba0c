package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** What has the id of something else stays apart from it. */
class SameIdsTest {

    private static final String ASSET = "{'externalId':'a.jpg','task':{'taskId':'t1','tools':[]}}";
    private static final String TASK =
            "{'taskId':'%s','updatedAt':'%s','objects':[{'objectId':'o','title':'Car','page':3,"
                    + "'bounding-box':{'x':1,'y':2,'width':3,'height':4}}]}";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @Test
    void anAssetThatTwoExportsHaveIsTold() throws Exception {
        Files.writeString(folder.resolve("a.json"), ASSET.replace('\'', '"'));
        Files.writeString(folder.resolve("b.json"), ASSET.replace('\'', '"'));

        Trial read = Trial.read(new AngoTarget(), Map.of("path", folder.toString()), scratch);

        assertEquals(List.of("t1", "t1-2"), read.ids());
        assertEquals(
                List.of(Loss.changed("t1-2", "id.duplicate", "b.json, line 1: an earlier asset has the id 't1', too")),
                read.losses());
    }

    @Test
    void objectsOfOneIdInTwoTasksAreTwoTracks() throws Exception {
        String tasks = TASK.formatted("t1", "2024-01-01") + "," + TASK.formatted("t2", "2024-01-02");
        Path export = Files.writeString(
                folder.resolve("a.json"),
                "{'externalId':'v.mp4','metadata':{'frameTotal':9},'tasks':[%s]}"
                        .formatted(tasks)
                        .replace('\'', '"'));

        Trial read = Trial.read(new AngoTarget(), Map.of("path", export.toString(), "tasks", "all"), scratch);

        assertEquals(
                List.of("o", "o-2"),
                read.annotations(0).stream().map(Annotation::track).toList());
    }
}
