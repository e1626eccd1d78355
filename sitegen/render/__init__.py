"""Views -> bytes: pages, feeds, data files, static files; ``markdown``: hand-written pages."""

from sitegen.render.assets import assets
from sitegen.render.many import Job, Rendered, rendering
from sitegen.render.renderer import Renderer, encode_view

__all__ = ["Job", "Rendered", "Renderer", "assets", "encode_view", "rendering"]
