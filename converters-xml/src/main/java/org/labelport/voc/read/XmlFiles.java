package org.labelport.voc.read;

import java.io.IOException;
import java.util.List;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceRequest;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXmlReader;
import org.labelport.xml.XmlCursor;

/**
 * The items of a data set with an XML file for each.
 *
 * @param annotations the folder of the files
 */
record XmlFiles(MediaFolder annotations, List<String> names, Limits limits) implements ItemFiles {

    static XmlFiles in(VocFolder folder, SourceRequest request) throws ExportException, IOException {
        List<String> names = folder.xmlFiles(request.limits(), request.report().unseen(""));
        return new XmlFiles(new MediaFolder(folder.annotations()), names, request.limits());
    }

    @Override
    public VocXml read(String name) throws ItemException, IOException {
        return VocXmlReader.read(XmlCursor.factory(), annotations.find(name), name, limits);
    }
}
