"""Putting a place together: paste, pick by name or on the map, name it, save it, load it."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from atlas import own_place, own_place_file, text
from atlas.own_place import Read
from atlas.own_place_file import LONGEST_FILE, Unusable
from atlas.study import LONGEST_NAME, MOST_OWN
from atlas.ui import address, frames, profile_choose, words
from atlas.view import View

_PASTED, _PICKED, _NAME, _FILE = "own_pasted", "own_picked", "own_name", "own_file"
_NOTE, _FIT, _TURN = "own_note", "own_fit", "own_turn"
HELP = (
    "Any separators, in any letters: a column out of a spreadsheet will do. A neighbourhood code "
    "is a 2021 LSOA, such as E01007824."
)


def draw(view: View) -> None:
    """Draw the panel beside the map: where there is no place yet."""
    _paste()
    notes()
    _pick(view)
    _load_box()


def draw_folded(view: View) -> None:
    """Draw the panel under a place that is there, folded away."""
    count = text.plural(len(view.study.own), "neighbourhood")
    with st.expander(f"Change, name or save this place ({count})"):
        left, right = st.columns([1, 1], gap="large")
        with left:
            _paste()
            _name_box(view)
        with right:
            _pick(view)
            _save(view)
            _load_box()


def notes() -> None:
    """Say what came of the last thing that was done, and how well the place fits it."""
    view = address.current()
    codes, said = st.session_state.get(_NOTE, ((), ()))
    held = [*said, fit(view)] if codes == view.study.own else [fit(view)]
    told = "".join(f"<p>{text.html(line)}</p>" for line in held if line)
    if told:
        st.html(f'<div class="atlas-note" role="status">{told}</div>')


def fit(view: View) -> str:
    """How well whole neighbourhoods fit the postcodes pasted, while the place is still that one."""
    codes, pasted, held = st.session_state.get(_FIT, ((), 0, 0))
    return own_place.fit_sentence(pasted, held) if codes == view.study.own else ""


def _paste() -> None:
    with st.form("own_paste", border=False):
        st.text_area(
            "Postcodes or neighbourhood codes",
            key=_PASTED,
            height=104,
            max_chars=60_000,
            placeholder="S3 8AB, S4 7AA, E01007824 …",
            help=HELP,
        )
        with st.container(horizontal=True):
            st.form_submit_button("Make the place of these", on_click=_take, args=(False,))
            st.form_submit_button("Add these to it", on_click=_take, args=(True,))


def _take(is_more: bool) -> None:
    """Make the place of what was pasted, or add it; say what could not be used."""
    view, state = address.current(), st.session_state
    read = _read(state[_PASTED])
    said = [own_place.came_to(read), *own_place.refusals(read)]
    codes = {*view.study.own, *read.codes} if is_more else set(read.codes)
    if len(codes) > MOST_OWN and not read.is_too_many:
        said.append(
            f"With these the place would have more than {MOST_OWN:,} neighbourhoods: nothing was "
            "changed."
        )
    if not read.codes or len(codes) > MOST_OWN:
        _note(*said)
        return
    _show(tuple(codes), view.study.own_name)
    _note(*said)
    held = _postcodes(read)
    own = address.current().study.own
    state[_FIT] = ((), 0, 0) if is_more else (own, read.fitted, held)


def _note(*said: str) -> None:
    """Keep what came of it, for as long as the place is what it is now."""
    st.session_state[_NOTE] = (address.current().study.own, said)


def _read(pasted: str) -> Read:
    parsed = own_place.parse(pasted)
    keys = list(parsed.postcodes)
    found = frames.rows("profile_postcodes", postcode_keys=keys) if keys else []
    where = {row["postcode_key"]: row["lsoa21_code"] for row in found}
    return own_place.judge(parsed, frames.known().places, where)


def _postcodes(read: Read) -> int:
    """How many postcodes there are in the neighbourhoods that only postcodes named."""
    if not read.by_postcode:
        return 0
    [row] = frames.rows("profile_own_fit", codes=list(read.by_postcode))
    return int(row["postcode_count"])


def _show(codes: tuple[str, ...], name: str) -> None:
    """Look at the place of these neighbourhoods; of none, at what there was before."""
    view = address.current()
    study = view.study.with_own(codes, name)
    council = frames.known().places.get(study.own[0]) if study.own else None
    here = {frames.known().places.get(code) for code in study.own}
    if council and view.council not in here:
        view = view.at_council(council)
    address.show(replace(view, study=study))


def _pick(view: View) -> None:
    names = {row["lsoa21_code"]: text.neighbourhood(row) for row in _pickable(view)}
    st.session_state[_PICKED] = [code for code in view.study.own if code in names]
    st.multiselect(
        "Neighbourhoods in it, by name (or click them on the map)",
        sorted(names, key=lambda code: (names[code], code)),
        format_func=lambda code: names.get(code, code),
        key=_PICKED,
        max_selections=MOST_OWN,
        placeholder="Choose neighbourhoods of this council",
        on_change=_set_picked,
    )
    others = len(view.study.own) - len(st.session_state[_PICKED])
    if others:
        words.quiet(f"{text.plural(others, 'more neighbourhood')} of other councils.")


def _pickable(view: View) -> list[dict]:
    return profile_choose.names_of(view)


def _set_picked() -> None:
    view = address.current()
    here = {row["lsoa21_code"] for row in _pickable(view)}
    kept = [code for code in view.study.own if code not in here]
    wanted = (*kept, *st.session_state[_PICKED])
    _show(wanted[:MOST_OWN], view.study.own_name)
    if len(wanted) > MOST_OWN:
        _note(own_place.left_out(len(wanted) - MOST_OWN))


def toggle(code: str) -> None:
    """Put the neighbourhood that was clicked into the place, or take it out."""
    view = address.current()
    if code not in frames.known().places:
        return
    held = set(view.study.own) ^ {code}
    if len(held) > MOST_OWN:
        _note(own_place.left_out(len(held) - MOST_OWN))
        return
    _show(tuple(held), view.study.own_name)


def _name_box(view: View) -> None:
    st.session_state[_NAME] = view.study.own_name
    st.text_input(
        "Its name",
        key=_NAME,
        max_chars=LONGEST_NAME,
        placeholder=view.study.name_of_own,
        on_change=_set_name,
    )


def _load_box() -> None:
    key = f"{_FILE}_{st.session_state.get(_TURN, 0)}"
    st.file_uploader(
        "Load a saved place (json)",
        type=["json"],
        key=key,
        max_upload_size=1,
        on_change=_load,
        args=(key,),
    )


def _set_name() -> None:
    study = address.current().study
    address.change(study=replace(study, own_name=" ".join(st.session_state[_NAME].split())))


def _save(view: View) -> None:
    """Offer the place as a small file, and to start again."""
    content = own_place_file.write(
        view.study.own_name,
        view.study.own,
        build_id=frames.build()["build_id"],
        made_on=datetime.now(UTC).date(),
    )
    with st.container(horizontal=True):
        st.download_button(
            "Save this place (json)",
            content,
            own_place_file.file_name(view.study.own_name),
            "application/json",
            on_click="ignore",
        )
        st.button("Start again", on_click=_start_again)


def _start_again() -> None:
    _show((), "")
    st.session_state.pop(_NOTE, None)


def _load(key: str) -> None:
    """Take in a saved place; a file that is none is said so, and nothing is lost."""
    state = st.session_state
    file = state.get(key)
    if file is None:
        return
    try:
        if file.size > LONGEST_FILE:
            raise Unusable("This file is too large to be a saved place.")
        saved = own_place_file.load(file.getvalue(), frames.known().places)
    except Unusable as trouble:
        _note(f"{trouble} Nothing was changed.")
    else:
        _show(saved.codes, saved.name)
        _note(own_place_file.loaded_sentence(saved, frames.build()["build_id"]))
    state[_TURN] = state.get(_TURN, 0) + 1  # an empty box, ready for another
