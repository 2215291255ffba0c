package org.labelport.convert;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;

/** A census of items that are known by their headers only. */
record ListedCensus(List<ItemHeader> headers) implements Census {

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public long items() {
        return headers.size();
    }

    @Override
    public long annotations() {
        return 0;
    }

    @Override
    public long items(Split split) {
        return headers.stream().filter(header -> header.split() == split).count();
    }

    @Override
    public Map<ShapeKind, Long> shapes() {
        return Map.of();
    }

    @Override
    public Map<ShapeKind, Long> shapes(String category) {
        return Map.of();
    }

    @Override
    public Set<DataType> dataTypes() {
        return Set.of(DataType.IMAGE);
    }

    @Override
    public Set<String> attributes() {
        return Set.of();
    }

    @Override
    public void forEachItem(HeaderVisitor visitor) throws IOException {
        for (ItemHeader header : headers) {
            visitor.visit(header);
        }
    }

    @Override
    public void readItems(ItemVisitor visitor) {
        throw new UnsupportedOperationException("only headers are known");
    }
}
