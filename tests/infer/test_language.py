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
