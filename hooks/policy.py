"""What a browser may do on a page: run the site's own scripts, and ask nobody but the site's host."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

INLINE = ("base", "content", "colours")  # the scripts that every page holds: two of Material, one of ours
HERE = ("connect-src", "font-src", "manifest-src", "style-src", "worker-src")
serving = {"now": False}


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether this is a preview: its script that reloads the page differs on every page."""
    serving["now"] = command == "serve"


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the policy; it knows the theme's scripts, and none that a page brings along."""
    parts = [env.get_template(f"partials/javascripts/{name}.html") for name in INLINE]
    scripts = "".join(part.render(config=config, features=config.theme["features"]) for part in parts)
    env.globals["policy"] = "" if serving["now"] else policy(re.findall(r"(?s)<script>(.*?)</script>", scripts))


def policy(scripts: list[str]) -> str:
    """A Content-Security-Policy that allows these scripts, by their digests, and whatever is a file of the site."""
    digests = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts]
    allowed = [f"script-src 'self' {' '.join(digests)}", "img-src 'self' data:", *(f"{kind} 'self'" for kind in HERE)]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])
