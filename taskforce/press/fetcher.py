"""What a document may load: the named assets of its job, from memory. Nothing else, from nowhere."""

import mimetypes
from collections.abc import Mapping
from typing import Any

from taskforce.press.engine import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "asset:"


class AssetsOnly(URLFetcher):  # type: ignore[misc]  # the engine is untyped
    """Serves `asset:NAME`; anything else ends the rendering and is kept in `refused`."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=["asset"], allow_redirects=False, fail_on_errors=True)
        self._assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The asset of that name. Raises `FatalURLFetchingError`, which the engine does not swallow."""
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in self._assets:
            self.refused.append(url[:200])
            raise FatalURLFetchingError(url[:200])
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._assets[name], {"Content-Type": kind})
