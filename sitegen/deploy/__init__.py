"""Publishing a built site on GitHub Pages, by pushing it to a branch of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from sitegen.config import DeployConfig
from sitegen.deploy.repository import Repository
from sitegen.deploy.survey import Survey, limits, manifest_of, size_words, survey
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
    echo(f"{_amount(found)} from {site} to {config.branch} on {config.remote}")
    warnings, commit, first = list(limits(found)), "", False
    if not dry_run:
        first = not repository.fetch(config.remote, config.branch)
        if not first:
            warnings += _look_at_branch(repository, config, found, force)
        commit = _commit(repository, site, found, config, message)
        if not first and repository.unchanged(commit):
            repository.undo(config.branch)
            commit = ""
        else:
            repository.push(config.remote, config.branch, force)
    for warning in warnings:
        echo(f"warning: {warning}")
    echo("dry run: nothing was pushed" if dry_run else _outcome(commit, address))
    if first and address:
        echo(f"once, on GitHub: Settings > Pages > Deploy from a branch > {config.branch}")
    return DeployReport(
        len(found.sizes), found.total, config.remote, config.branch,
        commit, bool(commit), address, tuple(warnings),
    )  # fmt: skip


def _commit(
    repository: Repository, site: Path, found: Survey, config: DeployConfig, message: str
) -> str:
    """The commit with the site; refuses to mix two builds."""
    commit = repository.commit(
        site, found.sizes, config.remote, config.branch, message, config.cname
    )
    if manifest_of(site) != found.built:
        repository.undo(config.branch)
        raise DeployError("the site was built anew while it was read", "deploy again")
    return commit


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


def _amount(found: Survey) -> str:
    files = "1 file" if len(found.sizes) == 1 else f"{len(found.sizes)} files"
    return f"{files}, {size_words(found.total)}"


def _outcome(commit: str, address: str) -> str:
    if not commit:
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
