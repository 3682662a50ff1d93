"""Terms of art in a sentence are found, once each, and lead to the glossary."""

from hypothesis import given
from hypothesis import strategies as st

from atlas.glossary import term
from atlas.marking import PHRASES, marked


def anchors(sentence: str) -> list[str]:
    return [anchor for _, anchor in marked(sentence) if anchor]


def test_every_phrase_leads_to_a_term_of_the_glossary():
    assert all(term(anchor).meaning for anchor in PHRASES.values())


def test_a_term_is_marked_at_its_first_mention_only_and_in_its_own_words():
    parts = marked("Community interest companies: peers are community interest companies.")
    assert parts[0] == ("Community interest companies", "community-interest-company")
    assert [anchor for _, anchor in parts if anchor] == ["community-interest-company", "peers"]


def test_common_speech_is_left_alone():
    assert anchors("Need in the ward is high, and the council knows its neighbourhoods.") == []
    assert anchors("A funnelled decilement of compeers.") == []


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["peers", "deciles", "<b>", " "])).map("".join)
)
def test_the_parts_are_the_sentence(sentence):
    assert "".join(part for part, _ in marked(sentence)) == sentence
