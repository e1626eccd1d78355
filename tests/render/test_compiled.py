"""Templates compiled to quicker code give what Jinja's own code gives."""

from __future__ import annotations

import jinja2
import pytest
from markupsafe import Markup, escape

from sitegen.render.compiled import Compiled, escaped


@pytest.mark.parametrize(
    "value", ["plain", "<a href='x'>\"&amp;\"</a>", "日本 & “so”", "", 7, None]
)
def test_escaping_is_that_of_markup(value: object) -> None:
    assert escaped(value) == str(escape(value))
    assert escaped(Markup("<b>")) == "<b>"


@pytest.mark.parametrize(
    "source",
    [
        "{{ t('a<b', n=2) }}{{ to(route) }}{{ t.date('2024', end=['&']) }}",
        "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('<') }}{{ m(t('>')) ~ '<' }}",
        "{% for x in ['<', '&'] %}{{ loop.index }}{{ to(x) }}{{ t(*[x]) }}{% endfor %}",
        "{% call(x) wrap() %}{{ x }}<{% endcall %}{% set t = wrap %}{{ t(caller=to) }}",
        "{% macro m(x, y='<') %}{{ x }}{{ y }}{% endmacro %}{{ m(1) }}{{ m(y=2, x=1) }}",
        "{% macro m(x) %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, '<') }}{{ m('<', z=3) }}",
        "{% macro m() %}<{{ caller('&') }}{% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}",
        "{% autoescape false %}{% macro m(x) %}{{ x }}{% endmacro %}"
        "{{ m('<') }}{% autoescape true %}{{ m('<') }}{% endautoescape %}{% endautoescape %}",
        "{{ one.real }}{{ pair.first }}{{ pair.items() | list }}{{ one.none is defined }}",
        "{% for x in [1, 2, 3] if x is odd %}{{ loop.last }}{{ x.real.imag }}{% endfor %}",
        "{% include 'part' %}|{% for x in [1, 2] %}{{ x }}{% include 'part' without context %}"
        "{% endfor %}{% include ['none', 'part'] %}{% include 'none' ignore missing %}",
        "{% extends 'frame' %}{% block b %}[{{ super() }}{{ self.c() }}]{% endblock %}",
        "{% if one %}{% extends 'frame' %}{% endif %}-{% block c scoped %}{{ one }}{% endblock %}",
        "{% from 'part' import m, word %}{{ m('<') }}{{ m('&') ~ '<' }}{{ word }}",
        "{% filter upper %}{{ route }}<b>{% endfilter %}{% set x %}{{ route }}{% endset %}{{ x }}",
    ],
)
def test_the_same_as_without(source: str) -> None:
    found = []
    for generator in (jinja2.Environment.code_generator_class, Compiled):
        environment = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader(_OTHERS))
        environment.code_generator_class = generator
        environment.globals.update(t=_Words(), wrap=lambda caller: caller("<&>"))
        values = {"one": 1, "pair": {"first": "<"}, "route": "a&b"}
        template = environment.from_string(source)
        found.append(template.render(to=lambda route: f"../{route}", **values))
    assert found[0] == found[1]


def test_a_field_that_is_missing_is_an_error() -> None:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    environment.code_generator_class = Compiled
    template = environment.from_string("one\n{{ pair.first }}\n{{ pair.second }}")
    with pytest.raises(jinja2.UndefinedError, match="second") as raised:
        template.render(pair={"first": 1})
    assert raised.traceback[-1].lineno == 2  # counted from 0: what is told of a mistake


_OTHERS = {
    "frame": "<p>{% block b %}{{ route }}{% block c %}<c>{% endblock %}{% endblock %}</p>{{ one }}",
    "part": "{% macro m(x) %}<{{ x }}>{% endmacro %}{% set word = '<' %}{{ route }}{{ m('x') }}",
}


class _Words:
    def __call__(self, key: str, n: int = 0) -> str:
        return f"{key} {n}"

    def date(self, when: str, end: list[str]) -> str:
        return f"{when} to {end}"
