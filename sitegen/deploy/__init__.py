"""Publishing a built site on GitHub Pages, by pushing it to a branch of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from sitegen.config import DeployConfig
from sitegen.deploy.repository import Repository
from sitegen.deploy.survey import Survey, limits, size_words, survey
from sitegen.errors import DeployError
from sitegen.text import is_host_name

__all__ = ["DeployReport", "deploy"]

_GITHUB = re.compile(r"github\.com[:/]([\w-]{1,100})/([\w.-]{1,100}?)(?:\.git)?/?$")


class DeployReport(Struct, frozen=True):
    """What was, or would be, pushed."""

    files: int
    bytes: int
    remote: str
    branch: str
    commit: str = ""
    """Empty if nothing was committed."""
    pushed: bool = False
    address: str = ""
    """Where the site will probably be seen, if the remote is on GitHub."""
    warnings: tuple[str, ...] = ()


def deploy(
    site: Path,
    project: Path,
    config: DeployConfig,
    *,
    dry_run: bool = False,
    force: bool = False,
    message: str = "Publish the archive",
    echo: Callable[[str], None] = print,
) -> DeployReport:
    """Replace the content of the branch by the site and push it.

    With ``dry_run`` nothing is committed, fetched or sent.  Raises DeployError, with a hint,
    for everything that may go wrong; ``force`` overrides the guard against replacing a branch
    that holds something else than a site, and whatever was pushed meanwhile.
    """
    found = survey(site)
    if config.cname and not is_host_name(config.cname):
        raise DeployError(f"{config.cname!r} is not a host name", "correct deploy.cname")
    repository = Repository(project)
    address = _address(repository.check(config.remote, config.branch), config.cname)
    warnings = list(limits(found))
    echo(f"{_amount(found)} from {site} to {config.branch} on {config.remote}")
    commit, known = "", True
    if not dry_run:
        known = repository.fetch(config.remote, config.branch)
        if known:
            warnings += _look_at_branch(repository, config, found, force)
        commit = _push(repository, site, found, config, known, force, message)
    for warning in warnings:
        echo(f"warning: {warning}")
    echo(_outcome(dry_run, bool(commit), address))
    if not known and address:
        echo(
            "once, on GitHub: Settings > Pages > Source: Deploy from a branch, "
            f"and take {config.branch}"
        )
    return DeployReport(
        files=len(found.sizes),
        bytes=found.total,
        remote=config.remote,
        branch=config.branch,
        commit=commit,
        pushed=bool(commit),
        address=address,
        warnings=tuple(warnings),
    )


def _look_at_branch(
    repository: Repository, config: DeployConfig, found: Survey, force: bool
) -> list[str]:
    """Warnings about what deploying would replace; refuses if that is no site."""
    names = repository.root_names(config.remote, config.branch)
    if names and not names & {"index.html", ".nojekyll"} and not force:
        raise DeployError(
            f"the branch {config.branch!r} on {config.remote} holds something else than a site, "
            "and deploying replaces all that is on it",
            "set deploy.branch, or use --force if its content may go",
        )
    if "CNAME" in names and not config.cname and "CNAME" not in found.sizes:
        host = repository.text(config.remote, config.branch, "CNAME")
        return [f"the site loses its domain {host}; set deploy.cname to keep it"]
    return []


def _push(
    repository: Repository,
    site: Path,
    found: Survey,
    config: DeployConfig,
    known: bool,
    force: bool,
    message: str,
) -> str:
    """The commit that was pushed; "" if the remote, which has the branch, has all of it."""
    commit = repository.commit(
        site, found.sizes, config.remote, config.branch, message, config.cname
    )
    if known and repository.unchanged(commit):
        repository.undo(config.branch)
        return ""
    repository.push(config.remote, config.branch, force)
    return commit


def _amount(found: Survey) -> str:
    files = "1 file" if len(found.sizes) == 1 else f"{len(found.sizes)} files"
    return f"{files}, {size_words(found.total)}"


def _outcome(dry_run: bool, pushed: bool, address: str) -> str:
    if dry_run:
        return "dry run: nothing was pushed"
    if not pushed:
        return "nothing has changed since the last deploy"
    return f"pushed; it will appear at {address} in a minute or two" if address else "pushed"


def _address(url: str, cname: str) -> str:
    """Where GitHub Pages shows a repository's site; "" if that cannot be told."""
    found = _GITHUB.search(url)
    if not found:
        return f"https://{cname}/" if cname else ""
    if cname:
        return f"https://{cname}/"
    owner, name = found.groups()
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
