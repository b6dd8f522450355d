"""The README that goes with an export names every part and every field."""

from atlas.export.folder import PARTS
from atlas.export.layers import layers
from atlas.export.readme import readme


def test_every_part_and_every_field_is_explained(model):
    content = layers(model)
    text = readme(tuple(PARTS), content, "0123")
    for part in PARTS:
        assert f"## {part}\n" in text
    for layer in content:
        assert f"### {layer.name}: " in text
        for field in layer.fields:
            assert f"| `{field.name}` | {field.kind} | {field.meaning} |" in text
