package org.labelport.labelstudio.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.labelstudio.task.TaskFiles.TaskFile;
import org.labelport.labelstudio.task.TaskParser;
import org.labelport.labelstudio.write.LabelStudioPlan;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.VerifyRequest;

/** Finds out which files of tasks are in the verified folder. */
final class TaskAddresses {

    private final MediaFolder folder;
    private final String prefix;
    private final Limits limits;

    TaskAddresses(VerifyRequest request) throws IOException {
        this.folder = new MediaFolder(request.folder());
        this.prefix = request.options().text(LabelStudioPlan.URL_PREFIX);
        this.limits = request.limits();
    }

    /** Returns the addresses of files in a field, which is a text or a list of texts; empty for other fields. */
    static List<String> of(Optional<Node> value) {
        return value.filter(node -> node.isText()
                        || node.isList() && node.elements().stream().allMatch(Node::isText))
                .map(Node::texts)
                .orElse(List.of());
    }

    /**
     * Returns whether the file of any task is in the folder. Stops at the first one; invalid tasks are not reported
     * here.
     */
    boolean anyThere(TaskFile file) throws IOException {
        try (TaskParser parser = TaskParser.open(file.tasks(), limits)) {
            for (Optional<TaskParser.Found> task = parser.next(); task.isPresent(); task = parser.next()) {
                Node data = task.get().value().field("data").orElse(task.get().value());
                if (data.names().stream()
                        .flatMap(variable -> of(data.field(variable)).stream())
                        .anyMatch(address -> find(address).isPresent())) {
                    return true;
                }
            }
        } catch (ExportException e) {
            // The check of the tasks reports it, with its place.
            return false;
        }
        return false;
    }

    /** Returns whether an address is that of a file in this folder, whether the file exists or not. */
    boolean isHere(String address) {
        boolean here =
                address.startsWith(prefix) || MediaAddress.of(address).web().isEmpty();
        return here && !paths(address).isEmpty();
    }

    /** Returns the file of an address; empty when it does not exist, or cannot be opened. */
    Optional<Path> find(String address) {
        for (String path : paths(address)) {
            try {
                return Optional.of(folder.find(path));
            } catch (ItemException e) {
                // The file may have another one of its possible paths.
                continue;
            }
        }
        return Optional.empty();
    }

    private List<String> paths(String address) {
        return !prefix.isEmpty() && address.startsWith(prefix)
                ? MediaAddress.of(address.substring(prefix.length())).candidates()
                : MediaAddress.of(address).candidates();
    }
}
