package org.labelport.labelstudio.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.labelstudio.task.Node;
import org.labelport.labelstudio.task.TaskFiles.TaskFile;
import org.labelport.labelstudio.task.TaskParser;
import org.labelport.labelstudio.write.LabelStudioPlan;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.VerifyRequest;

/** Where the data of tasks says that files are, and which of these are in the verified folder. */
final class TaskAddresses {

    private final MediaFolder folder;
    private final String prefix;
    private final Limits limits;

    TaskAddresses(VerifyRequest request) throws IOException {
        this.folder = new MediaFolder(request.folder());
        this.prefix = request.options().text(LabelStudioPlan.URL_PREFIX);
        this.limits = request.limits();
    }

    /** What a field says where files are: one text or several. */
    static List<String> of(Optional<Node> value) {
        return value.filter(node -> node.isText()
                        || node.isList() && node.elements().stream().allMatch(Node::isText))
                .map(Node::texts)
                .orElse(List.of());
    }

    /** Whether the file of any task is in the folder. Stops at the first; bad tasks are for the check itself. */
    boolean anyThere(TaskFile file) throws IOException {
        try (TaskParser parser = TaskParser.open(file.tasks(), limits)) {
            for (Optional<TaskParser.Found> task = parser.next(); task.isPresent(); task = parser.next()) {
                Node data = task.get().value().field("data").orElse(task.get().value());
                if (data.names().stream()
                        .flatMap(variable -> of(data.field(variable)).stream())
                        .anyMatch(this::isThere)) {
                    return true;
                }
            }
        } catch (ExportException e) {
            // The second reading reports it, with its place.
            return false;
        }
        return false;
    }

    /** Whether an address means a file of this folder, be it there or not. */
    boolean isHere(String address) {
        boolean here =
                address.startsWith(prefix) || MediaAddress.of(address).web().isEmpty();
        return here && !paths(address).isEmpty();
    }

    /** Whether a file lies where an address says. */
    boolean isThere(String address) {
        for (String path : paths(address)) {
            try {
                folder.find(path);
                return true;
            } catch (ItemException e) {
                // Another of its possible names may be the right one.
                continue;
            }
        }
        return false;
    }

    private List<String> paths(String address) {
        return !prefix.isEmpty() && address.startsWith(prefix)
                ? MediaAddress.of(address.substring(prefix.length())).candidates()
                : MediaAddress.of(address).candidates();
    }
}
