"""The background work of this app."""


def register_kinds() -> None:
    """Processing a recording; a picture's sizes."""
    from foundation.jobs.kinds import register
    from media.pictures.actions import make_sizes
    from media.pictures.choices import PREPARE_PICTURE
    from media.video.actions.processing import process_recording
    from media.video.choices import PROCESS_RECORDING

    register(PROCESS_RECORDING, process_recording)
    register(PREPARE_PICTURE, make_sizes)
