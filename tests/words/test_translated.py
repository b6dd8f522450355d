"""The data in another language: its texts are translated, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

from atlas.read.told import parse_told
from atlas.read.translations import FOLDER, digest, numbers_in, original
from atlas.words.translated import draft_note, model_in, translated

HEAD = "table,id,field,language,text,translator,status,of\n"


def with_rows(dataset, folder, *rows):
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / "all.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return replace(dataset, translated_in=(folder,))


def test_a_text_is_translated_and_its_numbers_stay(built_in, tmp_path):
    step = next(s for s in built_in.tour_steps.values() if s.text.claim_ids)
    figures = " ".join(numbers_in(step.text.text))
    row = f"tour_steps,{step.tour_id} {step.step},text,kk,Барлығы {figures},me,draft,"
    said = translated(with_rows(built_in, tmp_path, row), "kk")
    text = said.tour_steps[f"{step.tour_id} {step.step}"].text
    assert text == parse_told(f"Барлығы {figures}")
    assert said.language == "kk" and said.as_written.language == "en"


def test_what_has_no_translation_stays_in_english_and_is_marked(built_in, tmp_path):
    event = next(iter(built_in.events.values()))
    old = f"events,{event.id},title,ru,Старое,me,draft,00000000"
    said = translated(with_rows(built_in, tmp_path, old), "ru").events[event.id]
    assert said.title == f"{event.title} (по-английски)"
    assert said.quotation == event.quotation


def test_a_text_that_several_rows_have_is_translated_once(built_in, tmp_path):
    notes = [(key, claim.note) for key, claim in built_in.claims.items() if claim.note]
    first, text = next((k, n) for k, n in notes if sum(n == other for _, other in notes) > 1)
    others = [key for key, note in notes if note == text and key != first]
    row = f"claims,{first},note,ru,Примечание,me,draft,{digest(text)}"
    said = translated(with_rows(built_in, tmp_path, row), "ru")
    assert {said.claims[key].note for key in (first, *others)} == {"Примечание"}


def test_words_quoted_in_the_language_itself_need_no_translation(built_in, tmp_path):
    event = next(e for e in built_in.events.values() if e.translation)
    of = digest(original(event, "translation"))
    row = f"events,{event.id},translation,ru,,me,draft,{of}"
    said = translated(with_rows(built_in, tmp_path, row), "ru")
    assert said.events[event.id].translation == ""


def test_a_note_in_another_language_bounds_its_figure_all_the_same(built_in, tmp_path):
    claim = next(c for c in built_in.claims.values() if c.note.startswith("About"))
    row = f"claims,{claim.id},note,ru,Примечание,me,draft,"
    said = translated(with_rows(built_in, tmp_path, row), "ru").claims[claim.id]
    assert (said.note, said.note_written) == ("Примечание", claim.note)


def test_a_dataset_is_translated_once_and_back(built_in, model):
    russian = translated(built_in, "ru")
    assert translated(built_in, "ru") is russian
    assert translated(russian, "en") is built_in
    assert model_in(model, "ru") is model_in(model, "ru")
    assert model_in(model, "en") is model


def test_a_translation_with_other_figures_than_its_english_is_not_shown(built_in, tmp_path):
    step = next(s for s in built_in.tour_steps.values() if s.text.claim_ids)
    row = f"tour_steps,{step.tour_id} {step.step},text,ru,Было {{claim:nobody}},me,draft,"
    said = translated(with_rows(built_in, tmp_path, row), "ru")
    text = said.tour_steps[f"{step.tour_id} {step.step}"].text
    assert text.claim_ids == step.text.claim_ids
    assert text.text.endswith("(по-английски)")


def test_a_draft_is_called_one_and_says_whether_a_machine_has_made_it(built_in, tmp_path):
    def said(who, status, tag="ru"):
        row = f"tours,kalmyks,title,ru,Рассказ,{who},{status},"
        return draft_note(translated(with_rows(built_in, tmp_path, row), tag))

    assert "сделанный машиной" in said("machine", "draft")
    assert "черновик" in said("A. Reader", "draft") and "машин" not in said("A. Reader", "draft")
    assert said("A. Reader", "read") == said("machine", "read") == ""
    assert said("machine", "draft", "kk") == said("machine", "draft", "en") == ""


def test_what_we_say_of_a_work_is_translated_and_its_own_name_stays(built_in, tmp_path):
    said = translated(
        with_rows(
            built_in,
            tmp_path,
            "sources,bugai1995,title,ru,Работа 1995 года,me,draft,",
            "sources,garf,shorttitle,ru,ГАРФ,me,draft,",
            "sources,atlas-editors,author,ru,Редакторы этого атласа,me,draft,",
        ),
        "ru",
    ).works
    assert said["bugai1995"].full == "Bugai, N. F. 1995. Работа 1995 года."
    assert said["garf"].short == "ГАРФ" and "State Archive" in said["garf"].full
    # The name of a body is not taken apart.
    assert said["atlas-editors"].short == "Редакторы этого атласа 2026"
    assert said["pohl2015"].short == "Pohl 2015"
    assert said["pohl2015"].full == built_in.works["pohl2015"].full
    assert built_in.works["bugai1995"].title == "[Work of 1995 cited by Pohl 2015]"
