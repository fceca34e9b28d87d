"""Files that no row knows: of runs that were killed, of uploads and recordings thrown away."""

from datetime import timedelta

from foundation.files.actions import ORPHAN_AFTER, sweep_folder
from media.video.models import RenditionSet, UploadPart
from media.video.models.recordings import MADE_FOLDER
from media.video.models.uploads import SENT_FOLDER
from media.video.scratch import sweep_scratch


def sweep(orphan_after: timedelta = ORPHAN_AFTER) -> int:
    """Remove them once they are that old, and what lies in the scratch folder; returns how many."""
    parts = sweep_folder(SENT_FOLDER, known_parts, orphan_after)
    made = sweep_folder(MADE_FOLDER, known_files, orphan_after)
    return parts + made + sweep_scratch(2 * orphan_after.total_seconds())


def known_parts(names: list[str]) -> set[str]:
    """Of the files, those that are parts of an upload."""
    return set(UploadPart.objects.filter(name__in=names).values_list("name", flat=True))


def known_files(names: list[str]) -> set[str]:
    """Of the files, those in the folder of a set that has a row: torn ones never have."""
    folders = {name: name.removeprefix(f"{MADE_FOLDER}/").split("/", 1)[0] for name in names}
    sets = RenditionSet.objects.filter(public_id__in=set(folders.values()))
    known = set(sets.values_list("public_id", flat=True))
    return {name for name, folder in folders.items() if folder in known}
