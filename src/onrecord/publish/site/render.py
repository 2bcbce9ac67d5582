"""Page data to HTML: one strict, autoescaping template environment; templates only place what they are given."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from onrecord.publish.dossier.pages import Target
from onrecord.publish.dossier.wording import count, phrase, say
from onrecord.publish.site.visible import stretches, visible


def _neutral(value: object) -> object:
    """Whatever a template prints: text loses its hidden controls before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@pass_context
def _href(context: Context, target: Target) -> str:
    """The relative address of a target from the page being rendered; a bare fragment within the page."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    if target.page == context["page"] and anchor:
        return anchor
    return f"{context['root']}{target.page}.html{anchor}"


def environment() -> Environment:
    """The environment with the catalogue's words (``t``, ``count``, ``phrase``), ``href`` and ``stretches``."""
    env = Environment(
        loader=PackageLoader("onrecord.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_neutral,
        auto_reload=False,  # a run is of one piece, and it saves looking each time
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(t=say, count=count, phrase=phrase)
    env.filters.update(href=_href, stretches=stretches)
    return env


class Renderer:
    """Renders the pages of one dossier. ``shared``: what every page shows (title, navigation, version)."""

    def __init__(self, **shared: object) -> None:
        self._env = environment()
        self._shared = shared

    def page(self, template: str, page: str, **content: object) -> bytes:
        """One page as UTF-8. ``page``: its path without ending, which decides how links are written."""
        root = "../" * page.count("/")
        html = self._env.get_template(template).render(page=page, root=root, **self._shared, **content)
        return html.encode("utf-8")
