"""Changes lead to builds, one at a time; mistakes leave the last good site and go away."""

from __future__ import annotations

import http.client
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sitegen.serve import rebuild
from tests.serve.site import Site


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "IDLE", 0.2)
    monkeypatch.setattr(rebuild, "LOCKED", 0.1)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    made.write("index.html", "First.")
    with made.served():
        yield made


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)


def shows(site: Site, text: str) -> Callable[[], bool]:
    return lambda: text.encode() in site.get("/")[2]


def problem(site: Site) -> dict[str, Any] | None:
    with events(site) as following:
        told: dict[str, Any] | None = next(following)["problem"]
        return told


@contextmanager
def events(site: Site) -> Iterator[Iterator[dict[str, Any]]]:
    """The news, as a browser gets it."""
    assert site.session is not None
    connection = http.client.HTTPConnection("127.0.0.1", site.session.port, timeout=10)
    connection.request("GET", "/_sitegen/events")
    lines = connection.getresponse()

    def following() -> Iterator[dict[str, Any]]:
        for line in lines:
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    yield following()
    connection.close()


def test_a_change_is_built_without_and_then_with_search(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    site.write("index.html", "Second.")
    until(shows(site, "Second."))
    until(lambda: site.builds == [False, True, False, True])


def test_what_changed_is_told(site: Site) -> None:
    with events(site) as following:
        first = next(following)
        site.write("style.css", "h1 {}")
        second = next(following)
    assert second["build"] == first["build"] + 1
    assert second["changed"] == ["style.css"]


def test_many_changes_are_few_builds(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    for number in range(40):
        site.write(f"{number}.html", "New.")
    until(lambda: site.get("/39.html")[0] == 200 and site.builds[-1])
    assert len(site.builds) <= 10


def test_a_change_during_a_build_leads_to_one_more(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    site.delay = 0.3
    site.write("index.html", "Second.")
    until(site.busy.locked)
    site.write("index.html", "Third.")
    site.write("style.css", "h1 {}")
    until(shows(site, "Third."))
    until(lambda: site.builds[-1])
    assert 4 <= len(site.builds) <= 6
    assert not any("two builds" in line for line in site.said)


def test_a_change_does_not_wait_for_the_search_index(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    site.write("index.html", "Second.")
    until(shows(site, "Second."))
    site.delay = 60.0
    until(site.busy.locked)  # the index is being made, and takes long
    site.delay = 0.0
    site.write("index.html", "Third.")
    until(shows(site, "Third."))
    until(lambda: site.builds[-2:] == [False, True])
    assert problem(site) is None


def test_the_output_and_passing_files_are_no_changes(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    for name in (".hidden", "a.html~", ".a.html.swp", "4913", "#a.html#", "a.html.tmp"):
        (site.project / "seeds" / name).write_text("passing")
        (site.project / "seeds" / name).unlink()
    (site.output / "index.html").touch()
    (site.project / "notes.txt").touch()
    (site.project / "seeds" / "index.html").read_text()
    time.sleep(0.4)
    assert site.builds == [False, True]


def test_a_mistake_leaves_the_last_good_site(site: Site) -> None:
    site.write("index.html", "ERROR <script>")
    until(lambda: problem(site) is not None)
    told = problem(site)
    assert told is not None
    assert (told["file"], told["line"]) == ("seeds/index.html", 1)
    assert told["excerpt"] == [[1, "ERROR <script>"]]
    assert told["hint"] == "mend it"
    assert shows(site, "First.")()
    site.write("index.html", "Second.")
    until(shows(site, "Second."))
    until(lambda: problem(site) is None)


def test_a_bug_does_not_end_the_preview(site: Site) -> None:
    site.write("index.html", "BUG")
    until(lambda: problem(site) is not None)
    told = problem(site)
    assert told is not None
    assert told["message"] == "LookupError: BUG"
    assert told["file"].endswith("site.py")
    assert any("Traceback" in line for line in site.said)
    site.write("index.html", "Second.")
    until(shows(site, "Second."))


def test_a_mistake_in_the_configuration(site: Site) -> None:
    config = site.project / "sitegen.toml"
    config.write_text('[archive]\ntitel = "A"\n')
    until(lambda: problem(site) is not None)
    told = problem(site)
    assert told is not None
    assert (told["file"], told["line"]) == ("sitegen.toml", 2)
    assert told["excerpt"][1] == [2, 'titel = "A"']
    assert told["hint"] == 'did you mean "title"?'
    config.write_text("[archive\n")
    until(lambda: (problem(site) or {}).get("line") == 1)
    config.write_text('[archive]\ntitle = "A"\n')
    until(lambda: problem(site) is None)


def test_another_input_and_output_folder(site: Site) -> None:
    shutil.copytree(site.project / "seeds", site.project / "more")
    (site.project / "more" / "index.html").write_text("More.")
    (site.project / "sitegen.toml").write_text('[input]\npath = "more"\n')
    until(shows(site, "More."))
    (site.project / "more" / "index.html").write_text("Yet more.")
    until(shows(site, "Yet more."))


def test_the_input_folder_goes_and_comes_back(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    seeds = site.project / "seeds"
    seeds.rename(site.project / "away")
    until(lambda: problem(site) is not None)
    assert shows(site, "First.")()
    (site.project / "away").rename(seeds)
    until(lambda: problem(site) is None)
    site.write("index.html", "Second.")
    until(shows(site, "Second."))
    shutil.rmtree(seeds)
    until(lambda: problem(site) is not None)
    seeds.mkdir()
    site.write("index.html", "Third.")
    until(shows(site, "Third."))


def test_the_output_folder_goes(site: Site) -> None:
    shutil.rmtree(site.output)
    assert site.get("/")[0] == 503
    site.write("index.html", "Second.")
    until(shows(site, "Second."))


def test_a_new_folder_in_the_input(site: Site) -> None:
    folder = site.project / "templates"
    folder.mkdir()
    until(lambda: any("templates" in line for line in site.said))
    before = len(site.builds)
    (folder / "base.html").write_text("x")
    until(lambda: len(site.builds) > before)


def test_ending_with_browsers_connected(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("index.html", "First.")
    with site.served(), events(site) as following:
        next(following)
    assert site.said[-1] == "Preview ended."


def test_ending_during_a_build(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    site.delay = 60
    site.write("index.html", "Second.")
    until(site.busy.locked)
    assert site.session is not None
    site.session.stop()
    until(lambda: site.said[-1] == "Preview ended.")
    until(lambda: not site.busy.locked())


def test_another_build_has_the_output_for_a_while(site: Site) -> None:
    site.locked = True
    site.write("index.html", "Second.")
    until(lambda: problem(site) is not None)
    time.sleep(0.3)
    assert sum("another build" in line for line in site.said) == 1
    site.locked = False
    until(shows(site, "Second."))
    until(lambda: problem(site) is None)


def test_a_change_is_shown_before_it_is_built(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    site.quick, site.delay = True, 1.0
    with events(site) as following:
        first = next(following)
        site.write("index.html", "Second.")
        shown = next(following)
        assert shows(site, "Second.")()
        assert site.builds == [False, True], "it was built before it was shown"
        until(lambda: site.builds == [False, True, False])
        until(lambda: b"Second." in site.published("index.html"))
        assert shows(site, "Second.")()
        site.write("style.css", "h1 {}")
        later = next(following)
    assert shown["build"] == first["build"] + 1
    assert shown["changed"] == ["index.html"]
    assert later["changed"] == ["style.css"], "what was shown as it is was told of again"


def test_a_change_during_a_build_is_shown_and_built_next(site: Site) -> None:
    until(lambda: site.builds == [False, True])
    site.quick, site.delay = True, 1.0
    site.write("index.html", "Second.")
    until(shows(site, "Second."))
    site.write("index.html", "Third.")
    until(shows(site, "Third."))
    assert site.builds == [False, True]
    until(lambda: b"Third." in site.published("index.html"))
    assert shows(site, "Third.")()


def test_a_mistake_in_a_first_look_is_left_to_the_build(site: Site) -> None:
    site.quick = True
    site.write("index.html", "BUG")
    until(lambda: problem(site) is not None)
    site.write("index.html", "Mended.")
    until(shows(site, "Mended."))
    until(lambda: problem(site) is None)
