package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** JSON of other programs that is given as COCO. */
class OtherJsonTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Datumaro's own format ~ {\"dm_format_version\":\"1.0\",\"infos\":{},\"categories\":{},\"items\":[]}",
                "Datumaro's own format ~ {\"info\":{},\"categories\":{},\"items\":[]}",
                "COCO-Text ~ {\"cats\":{},\"anns\":{\"1\":{}},\"imgs\":{\"2\":{}}}",
                "OCHuman's own ~ {\"keypoint_visible\":{},\"images\":[{\"image_id\":\"1\",\"annotations\":[]}]}",
                "Hasty's own ~ {\"label_classes\":[],\"images\":[{\"image_id\":\"1\",\"labels\":[]}]}",
                "The target labelme ~ {\"shapes\":[],\"imagePath\":\"a.jpg\"}",
                "The target via ~ {\"a.jpg9\":{\"filename\":\"a.jpg\",\"size\":9,\"regions\":[]}}",
                "The target via ~ {\"project\":{\"pname\":\"p\"},\"config\":{},\"file\":{},\"view\":{}}",
                "a list of COCO files ~ [{\"info\":{},\"images\":[],\"annotations\":[],\"categories\":[]}]",
                "The target cityscapes ~ {\"imgHeight\":1,\"imgWidth\":1,\"objects\":[]}",
                "The target imagefolder ~ {\"file_name\":\"a.jpg\",\"objects\":{\"bbox\":[]}}",
                "The target yolo-ndjson ~ {\"type\":\"dataset\",\"task\":\"detect\",\"class_names\":{\"0\":\"a\"}}",
                "The target label-studio ~ [{\"id\":1,\"annotations\":[],\"data\":{}}]",
                "Darwin JSON ~ {\"dataset\":\"d\",\"image\":{\"filename\":\"a.jpg\"},\"annotations\":[]}",
                "SuperAnnotate's own ~ {\"metadata\":{\"name\":\"a.jpg\"},\"instances\":[]}",
                "Encord's own ~ [{\"label_hash\":\"1\",\"data_units\":{}}]",
                "Dataloop's own ~ {\"id\":\"1\",\"filename\":\"/a.jpg\",\"annotations\":[],\"metadata\":{}}",
                "records of Detectron2 ~ [{\"file_name\":\"a.jpg\",\"image_id\":1,\"annotations\":[{\"bbox_mode\":0}]}]",
                "MMDetection's middle ~ [{\"filename\":\"a.jpg\",\"ann\":{\"bboxes\":[]}}]",
                "MMDetection's own ~ {\"metainfo\":{},\"data_list\":[]}",
                "SageMaker ~ {\"source-ref\":\"s3://a\"} {\"source-ref\":\"s3://b\"}"
            })
    void fileOfAnotherProgramIsNamed(String name, String json) throws Exception {
        ExportException refused = refused(json);
        assertEquals("coco.syntax", refused.code());
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"'images' is not a list ~ {\"images\":{}}", "If it holds results, give the COCO file ~ [1, 2]"})
    void otherFilesAreRefusedForWhatIsWrong(String what, String json) throws Exception {
        assertTrue(refused(json).getMessage().contains(what));
    }

    private ExportException refused(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), json);
        return assertThrows(
                ExportException.class, () -> Trial.read(new CocoTarget(), Map.of("path", file.toString()), folder));
    }
}
