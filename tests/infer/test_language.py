"""Languages by script and function words."""

import pytest

from sitegen.infer.language import guess_language, language
from tests.infer.texts import pairs, says, text_of


@pytest.mark.parametrize(("code", "sentence"), pairs("languages.txt"))
def test_language(code: str, sentence: str) -> None:
    assert guess_language(sentence).value == code


def test_a_declared_region_is_kept_where_the_words_agree() -> None:
    english = "The harbour was closed on Friday because of the storm, and the ships had to wait."
    assert (
        language(text_of(english, stated=[says("language", "en_GB", "meta og:locale")])).value
        == "en-GB"
    )
    assert language(text_of(english, stated=[says("language", "de", "html lang")])).value == "en"


def test_a_declared_language_settles_what_the_words_do_not() -> None:
    assert (
        language(text_of("Oslo 3, Bergen 2", stated=[says("language", "no", "html lang")])).value
        == "no"
    )
    assert language(text_of()).value == "und"


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("pt_br", "pt-BR"), ("ZH-hant", "zh-Hant"), ("German", "de"), ("Español", "es")],
)
def test_a_keeper_may_write_a_code_or_the_name_of_a_language(written: str, code: str) -> None:
    text = text_of(stated=[says("language", written, "sidecar", by_person=True)])
    assert (language(text).value, language(text).confidence) == (code, 1.0)


def test_what_is_no_language_says_nothing() -> None:
    text = text_of(
        "The harbour was closed on Friday because of the storm, and the ships had to wait.",
        stated=[says("language", "klingonese", "sidecar", by_person=True)],
    )
    assert language(text).value == "en"
