"""The caption of a plate as a file: each part under its own heading, in the plate's language."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace

import docx
import pikepdf
import pytest

from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.paper.plate import caption, files
from atlas.paper.plate.files import Printing, caption_of
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.sheet.imprint import LICENCE
from atlas.picture.address import Address
from tests.paper.small import country

DAY = parse_day("1943-11-16")


@pytest.fixture(scope="module")
def model():
    return Model(country())


@pytest.fixture(scope="module")
def made(model):
    figure = Figure(Address(day=DAY, lang="ru"), "before-after", "183", site="https://x.example/")
    return plate(model, figure, "v1")


def test_each_part_has_its_heading(made):
    found = {section.head: section.paragraphs for section in caption.sections(made)}
    assert list(found) == ["Подпись", "Источники", "Альтернативный текст", "Лицензия"]
    assert found["Источники"] == (made.sources,)
    assert found["Подпись"][0] == made.description
    # One text a map, and none of the code of the address.
    texts = found["Альтернативный текст"]
    assert [text[:4] for text in texts] == [f"({letter}) " for letter in "abc"[: len(made.drawn)]]
    assert "QR" not in " ".join(texts)
    assert found["Лицензия"][0].startswith(made.rights) and found["Лицензия"][-1] == LICENCE
    # Nothing of the foot is lost, and nothing is said twice.
    said = [paragraph for paragraphs in found.values() for paragraph in paragraphs]
    assert all(said.count(line) == 1 for line in made.foot)


def test_with_rows_of_somebody_else_no_file_names_our_authors_or_licence_for_all():
    data = replace(country(), is_atlas=False)
    made = plate(Model(data), Figure(Address(day=DAY)), "v1")
    assert made.rights.startswith("Licence of what comes with the atlas: CC BY 4.0;")
    kept = [made.sheet.render(kind, 72, said=made.imprint) for kind in ("pdf", "svg", "png")]
    with pikepdf.open(io.BytesIO(kept[0])) as pdf:
        assert "/Author" not in pdf.docinfo and "dc:creator" not in pdf.open_metadata()
    for content in (*kept, caption.text(made).encode()):
        assert b"authors of Exile" not in content and LICENCE.encode() not in content
    assert docx.Document(io.BytesIO(caption.docx(made))).core_properties.author == ""


def test_a_document_has_the_same_words_and_the_same_bytes(made):
    content = caption.docx(made)
    assert content == caption.docx(made)
    document = docx.Document(io.BytesIO(content))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words == [line for line in caption.text(made).splitlines() if line]
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert heads == [section.head for section in caption.sections(made)]
    assert document.core_properties.title == made.title
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert 'w:lang w:val="ru-RU"' in package.read("word/styles.xml").decode()


def test_what_no_document_takes_is_left_out(made):
    odd = replace(made, title="A\x0btitle\ud800", description="says\x00this", sources="a\x1fb")
    document = docx.Document(io.BytesIO(caption.docx(odd)))
    assert document.paragraphs[0].text == document.core_properties.title == "A title "
    assert "says this" in caption.text(odd) and "a b" in caption.text(odd)
    with pikepdf.open(io.BytesIO(odd.sheet.render("pdf", said=odd.imprint))) as pdf:
        assert pdf.open_metadata()["dc:title"] == str(pdf.docinfo["/Title"]) == "A title "
    assert ET.fromstring(odd.sheet.render("svg", said=odd.imprint))[1].text == "says this"


def test_a_caption_is_where_it_was_asked_for_and_nowhere_else(made, tmp_path):
    words = tmp_path / "words.txt"
    files.save(made, tmp_path / "plate.svg", Printing(caption=words))
    assert words.read_text("utf-8") == caption.text(made)
    assert not caption_of(tmp_path / "plate.svg").exists()


@pytest.mark.parametrize("name", ["words.odt", "plate.svg", "words"])
def test_another_caption_is_refused(made, tmp_path, name):
    with pytest.raises(ValueError, match=r"does not end in \.txt or \.docx"):
        files.save(made, tmp_path / "plate.svg", Printing(caption=tmp_path / name))
    assert not list(tmp_path.iterdir())
