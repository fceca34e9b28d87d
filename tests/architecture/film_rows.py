"""Who may use the addresses of films and audio."""

from django.http import HttpRequest

from media.video.rules.playlists import MASTER
from media.video.streams import addresses
from tests.architecture.row import EVERYONE, OFFICERS, READERS, Row, by_id
from tests.architecture.world import World


def guests_piece(world: World) -> dict[str, str]:
    """A signed address of a playlist as a browser without a session gets none: to all others it leads nowhere."""
    assert world.film.live
    return {"token": addresses(HttpRequest(), world.film.live).film.split("/")[-2], "name": MASTER}


def caption(world: World) -> dict[str, str]:
    return {"public_id": world.film.public_id, "language": "vi"}


FILM_ROWS: dict[str, Row] = {
    "watching:library": Row(EVERYONE),
    "watching:recording": Row(READERS, by_id("film")),
    "watching:source": Row(READERS, by_id("film"), posts=True),
    "watching:listen": Row(READERS, by_id("film")),
    "watching:poster": Row(READERS, by_id("film")),
    "watching:captions": Row(READERS, caption),
    "watching:keep": Row(READERS, by_id("film"), posts=True, data={"spans": []}, content_type="application/json"),
    "watching:piece": Row(frozenset(), guests_piece),
    "video:list": Row(OFFICERS),
    "video:upload": Row(OFFICERS),
    "video:part": Row(OFFICERS, lambda world: {"upload_id": world.film.upload.public_id}),
    "video:detail": Row(OFFICERS, by_id("film")),
    "video:edit": Row(OFFICERS, by_id("film")),
    "video:progress": Row(OFFICERS, by_id("film")),
    "video:stop": Row(OFFICERS, by_id("film"), posts=True),
    "video:again": Row(OFFICERS, by_id("film"), posts=True),
    "video:publish": Row(OFFICERS, by_id("film"), posts=True),
    "video:withdraw": Row(OFFICERS, by_id("film"), posts=True),
    "video:discard": Row(OFFICERS, by_id("film"), posts=True),
    "video:add_captions": Row(OFFICERS, by_id("film")),
    "video:edit_captions": Row(OFFICERS, caption),
    "video:remove_captions": Row(OFFICERS, caption, posts=True),
}
"""Films and audio of the commune."""
