"""The directory's list in words: how many, what that says and does not, the choice."""

from atlas import coverage, text
from atlas.directory import LISTS
from atlas.ui import directory, frames
from atlas.ui.directory import Listing
from atlas.view import LOCAL


def heading(listed: Listing) -> str:
    """How many are listed, as far as it may be said, in one line."""
    find, total = listed.filters.find, listed.total
    if listed.filters.words:
        noun = "organisation matches" if total < 2 else "organisations match"
        return f"{f'{total:,}' if total else 'No'} {noun} “{find}” in {listed.place}"
    if not total:
        return f"No organisation is listed in {listed.place} by this choice"
    return f"{text.plural(total, 'organisation')} listed in {_where(listed)}"


def _where(listed: Listing) -> str:
    """The place, and that more than the place was chosen: a part is not to pass for all."""
    narrowed = listed.filters.words or listed.filters.chosen
    return f"{listed.place} by this choice" if narrowed else listed.place


def notes(listed: Listing) -> list[str]:
    """What the count says and does not say: of which grades, and what the registers lack."""
    judged = directory.held(listed)
    if judged is None:
        return [
            "This list is of the whole build, also of what is placed in no council. Not every "
            "register is held for every council, so it is no count of the country."
        ]
    chosen = listed.filters.shown_kinds
    if listed.filters.words and not chosen:
        return ["A search looks through every kind and grade, also through what is left out."]
    said = [
        coverage.count_sentence(
            judged, listed.by_grade, _where(listed), with_local=LOCAL in chosen
        ),
        judged.sentence(frames.known().councils[listed.council or ""]),
    ]
    return [sentence for sentence in said if sentence]


def chosen_words(listed: Listing) -> str:
    """The choice in words, for the head of an export."""
    filters, choices = listed.filters, frames.known().choices
    said = [f"find: {filters.find}"] if filters.words else []
    said.append(f"place: {listed.place}")
    shown = {"kinds": filters.shown_kinds, "grades": filters.shown_grades}
    for name, (_, noun) in LISTS.items():
        codes = shown.get(name, getattr(filters, name))
        if codes:
            said.append(f"{noun}: {text.listed(choices[name][code] for code in codes)}")
    return "; ".join(said)
