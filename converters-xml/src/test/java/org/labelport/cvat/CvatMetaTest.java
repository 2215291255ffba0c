package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Item;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** What the head of a file says and no item can hold is told, once for the file. */
final class CvatMetaTest extends CvatReading {

    private static final String HEAD = """
            <id>4</id><name>cows</name><size>2</size><mode>%s</mode><overlap>5</overlap>
            <bugtracker>http://tickets/7</bugtracker><created>2023-05-01 08:00:00+00:00</created><subset>train</subset>
            <start_frame>0</start_frame><stop_frame>1</stop_frame><frame_filter></frame_filter>
            <segments>
            <segment><id>1</id><start>0</start><stop>0</stop><url>http://cvat/api/jobs/1</url></segment>
            <segment><id>2</id><start>1</start><stop>1</stop><url>http://cvat/api/jobs/2</url></segment>
            </segments>
            <owner><username>ann</username><email></email></owner><assignee></assignee>""";

    private static final String LABEL = """
            <label><name>cat</name><color>red</color><type>rectangle</type><attributes>
            <attribute><name>age</name><mutable>False</mutable><input_type>number</input_type>
            <default_value>3</default_value><values>0
            20
            1</values></attribute>
            <attribute><name>coat</name><mutable>False</mutable><input_type>select</input_type>
            <default_value>short</default_value><values>long
            short</values><spec_id>8</spec_id></attribute>
            <attribute><name>tame</name><mutable>False</mutable><input_type>checkbox</input_type>
            <default_value>False</default_value><values>False</values></attribute>
            </attributes></label>""";

    private static final String TOLD = ": not read of meta: overlap, bugtracker, created, url of segments (2), owner,"
            + " default_value of attributes (2), values of numbers, spec_id of attributes, type 'rectangle' of labels,"
            + " color of labels that is not like #1a2b3c, dumped";

    @Test
    void ofPictures() throws Exception {
        text("a.xml", file("annotation", "<image id='0' name='x.jpg' width='2' height='2'></image>"));
        text("b.xml", file("annotation", "<image id='0' name='y.jpg' width='2' height='2'></image>"));

        Trial read = images();

        assertEquals(List.of("cvat.meta-dropped", "cvat.meta-dropped"), read.lossCodes());
        assertEquals(
                List.of("a.xml", "b.xml"),
                read.losses().stream()
                        .map(loss -> loss.detail().replace(TOLD, ""))
                        .toList());
    }

    @Test
    void ofVeryManyElementsTheOthersAreCounted() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            many.append("<e").append(i).append(">1</e").append(i).append('>');
        }
        text(
                "a.xml",
                "<annotations><meta><task>" + many + "</task></meta>"
                        + "<image id='0' name='x.jpg' width='2' height='2'></image></annotations>");

        assertTrue(images().losses().get(0).detail().endsWith(", e28, e29, (others) (10)"));
    }

    @Test
    void ofVeryManySubsetsItIsToldThatThereAreOthers() throws Exception {
        StringBuilder pictures = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            pictures.append("<image id='%d' name='%d.jpg' width='2' height='2' subset='s%d'/>".formatted(i, i, i));
        }
        text("a.xml", "<annotations>" + pictures + "<odd/></annotations>");

        List<Loss> losses = images().losses();

        assertEquals(102, losses.size());
        assertTrue(losses.get(100).detail().startsWith("the subset '(others)'"));
        assertEquals("a.xml: elements 'odd' are not read", losses.get(101).detail());
    }

    @Test
    void ofVideos() throws Exception {
        text("a.xml", file("interpolation", ""));

        assertEquals(
                List.of("a.xml" + TOLD),
                video(Map.of()).losses().stream().map(Loss::detail).toList());
    }

    @Test
    void wrongNumbersLeaveOutTheirVideoOnly() throws Exception {
        text("b.xml", "<annotations><meta><task><size>2</size></task></meta></annotations>");
        for (String wrong : List.of(
                "<size>-1</size>",
                "<size>x</size>",
                "<size>2</size><stop_frame>-3</stop_frame>",
                "<original_size><width>1e99</width></original_size>",
                "<frame_filter>step=none</frame_filter>")) {
            text("a.xml", "<annotations><meta><task>\n" + wrong + "</task></meta></annotations>");
            Trial read = video(Map.of());
            assertEquals(List.of("number.invalid"), read.errorCodes(), wrong);
            String message = read.errors().get(0).message();
            assertTrue(message.startsWith("a.xml, line 2: in meta: ") && message.endsWith(" Correct it."), message);
            assertEquals(List.of("b"), read.items().stream().map(Item::path).toList());
        }
        // What CVAT writes for a task without frames.
        text("a.xml", "<annotations><meta><task><size>0</size><stop_frame>-1</stop_frame></task></meta></annotations>");
        assertEquals(List.of(), video(Map.of()).errorCodes());
    }

    @Test
    void wrongNumbersOfATaskLeaveOutTheTasksThatItNumbers() throws Exception {
        String task = "<task><id>%d</id><name>t%d</name><size>%s</size><subset>%s</subset></task>\n";
        text(
                "a.xml",
                "<annotations><meta><project><tasks>" + task.formatted(1, 1, "2", "Train")
                        + task.formatted(2, 2, "x", "Train") + task.formatted(3, 3, "2", "Train")
                        + task.formatted(4, 4, "2", "Test") + "</tasks></project></meta></annotations>");

        Trial read = video(Map.of());

        assertEquals(List.of("t1", "t4"), read.items().stream().map(Item::path).toList());
        String message = "a.xml, line 2: in meta: size is 'x', not a number. Correct it.";
        assertEquals(
                List.of(message, message),
                read.errors().stream().map(ItemError::message).toList());
    }

    @Test
    void picturesAreReadWithoutWrongNumbers() throws Exception {
        text(
                "a.xml",
                "<annotations><meta><task><size>x</size></task></meta>"
                        + "<image id='0' name='a.jpg' width='4' height='4'/></annotations>");

        Trial read = images();

        assertEquals(1, read.items().size());
        assertEquals(
                List.of("a.xml, line 1: in meta: size is 'x', not a number. Correct it."),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void whatIsEmptyOrUsualIsNotTold() throws Exception {
        text(
                "a.xml",
                "<annotations><version>1.1</version><meta><task><id>1</id><name>t</name><size>1</size><overlap>0</overlap>"
                        + "<bugtracker></bugtracker><labels><label><name>cat</name><color>#ffffff</color><type>any</type>"
                        + "<attributes><attribute><name>coat</name><mutable>True</mutable><input_type>radio</input_type>"
                        + "<default_value>long</default_value><values>long\nshort</values></attribute></attributes></label>"
                        + "</labels><owner><username></username><email></email></owner></task></meta></annotations>");

        assertEquals(List.of(), images().losses());
    }

    @Test
    void ofAllTasksOfAProject() throws Exception {
        String task = "<task><id>%d</id><name>t</name><size>1</size><subset>%s</subset><owner><username>ann</username>"
                + "</owner></task>";
        text(
                "a.xml",
                "<annotations><version>1.1</version><meta><project><id>1</id><name>p</name><labels>" + CAT
                        + "</labels><subsets>train\nvalidation</subsets><owner><username>bob</username></owner><tasks>"
                        + task.formatted(1, "train") + task.formatted(2, "validation")
                        + "</tasks></project></meta></annotations>");

        assertEquals(
                List.of("a.xml: not read of meta: owner (3)"),
                images().losses().stream().map(Loss::detail).toList());
    }

    private static String file(String mode, String elements) {
        return "<annotations><version>1.1</version><meta><task>" + HEAD.formatted(mode) + "<labels>" + LABEL
                + "</labels></task><dumped>2023-05-02 08:00:00+00:00</dumped></meta>" + elements + "</annotations>";
    }
}
