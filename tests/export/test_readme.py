"""The README that goes with an export names every part and every field."""

from atlas.export.contents import PARTS
from atlas.export.joins import joins
from atlas.export.layers import layers
from atlas.export.readme import Made, readme


def test_every_part_and_every_field_is_explained(model):
    content = layers(model)
    joined = joins(model.dataset, content)
    text = readme(tuple(PARTS), content, joined, Made("0123"))
    for part in PARTS:
        assert f"## {part}\n" in text
    for layer in (*content, *joined):
        assert f"### {layer.name}: " in text
        for field in layer.fields:
            assert f"| `{field.name}` | {field.kind} | {field.meaning} |" in text


def test_an_export_of_ones_own_folder_alone_does_not_pass_for_the_atlas(model):
    parts = tuple(part for part in PARTS if part != "data")
    text = readme(parts, layers(model), [], Made("0123", tables=False, deposited=False))
    assert not text.startswith("# Exile and Return: data")
    assert "Its own tables are not in this\nexport, or not as they are in the atlas." in text
    assert "added to the atlas" not in text
    assert "CITATION.cff" not in text
    assert "`CITATION.cff`" in readme(("data",), layers(model), [], Made("0123"))
    assert "`python -m atlas validate --data own --only --geodata geodata`" in text
    beside = readme(tuple(PARTS), layers(model), [], Made("0123", deposited=False))
    for both in (text, beside):
        assert "licence that" in both, "the rows of others are not licensed by the atlas"
