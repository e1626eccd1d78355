"""Views -> bytes: pages, feeds, data files; hand-written Markdown; static files."""

from sitegen.render.assets import assets
from sitegen.render.many import rendering
from sitegen.render.markdown import written_pages
from sitegen.render.renderer import Renderer

__all__ = ["Renderer", "assets", "rendering", "written_pages"]
