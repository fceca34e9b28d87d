"""The background work of this app."""


def register_kinds() -> None:
    """Processing a recording."""
    from foundation.jobs.kinds import register
    from media.video.actions.processing import process_recording
    from media.video.choices import PROCESS_RECORDING

    register(PROCESS_RECORDING, process_recording)
