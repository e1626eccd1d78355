"""Views -> bytes: pages, feeds, data files; hand-written Markdown; static files."""

from sitegen.render.assets import assets
from sitegen.render.many import Job, Rendered, rendering
from sitegen.render.markdown import written_pages
from sitegen.render.renderer import Renderer, encode_view

__all__ = ["Job", "Rendered", "Renderer", "assets", "encode_view", "rendering", "written_pages"]
