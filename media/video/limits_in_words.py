"""What may be sent, said to the person who sends."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


def limits_in_words() -> str:
    """Kinds, size, length."""
    sentence = _("MP4, MOV, WebM, MKV, AVI, MP3, M4A, WAV, OGG; không quá %(size)s và %(minutes)d phút.")
    return sentence % {"size": filesizeformat(settings.VIDEO_LARGEST), "minutes": settings.VIDEO_MOST_MINUTES}
