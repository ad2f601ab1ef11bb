"""A first visit: requests and compressed bytes of a page with its sheets and scripts; fonts and portraits apart."""

import re
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from sqlalchemy import select

from taskforce.recommendations.models import Recommendation
from tests.bench.body import public_ids, settled
from tests.bench.figure import Figure

MOST_KILOBYTES, MOST_REQUESTS = 60, 4
ASSET = re.compile(r'<(?:link rel="(?:stylesheet|modulepreload)"|script)[^>]*?(?:href|src)="([^"]+)"')


def figures() -> Iterator[Figure]:
    """The heaviest of the main pages, for who comes for the first time."""
    with settled() as body:
        busy = public_ids(body, select(Recommendation.public_id).where(Recommendation.key == "dredge-22"))[0]
        client = body.visitor("keeper")
        pages = (
            "recommendations",
            f"recommendations/{busy}",
            "meetings",
            "votes",
            "report",
            "people",
            "charter",
        )
        weighed = [_weigh(client, f"/t/harbors/{path}") for path in pages]
    yield Figure("first_visit_size", max(size for size, _ in weighed) / 1024, "KiB", MOST_KILOBYTES)
    yield Figure("first_visit_requests", max(requests for _, requests in weighed), "requests", MOST_REQUESTS)


def _weigh(client: FlaskClient, path: str) -> tuple[int, int]:
    """Compressed bytes and requests of one page."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    assets = {urlsplit(found).path for found in ASSET.findall(answer.text)}
    parts = [answer.data, *(client.get(asset).data for asset in sorted(assets))]
    return sum(len(zlib.compress(part, 6)) for part in parts), len(parts)
