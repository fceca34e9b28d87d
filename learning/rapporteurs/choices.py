"""Words of rapporteurs (`CB3`, `R25`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RapporteurLevel(models.TextChoices):
    """For whom a rapporteur speaks."""

    CENTRAL = "CENTRAL", _("Báo cáo viên Trung ương")
    PROVINCE = "PROVINCE", _("Báo cáo viên cấp tỉnh")
    COMMUNE = "COMMUNE", _("Báo cáo viên cấp xã")
    GRASSROOTS = "GRASSROOTS", _("Báo cáo viên cấp cơ sở")


class Qualification(models.TextChoices):
    """Professional qualification."""

    SECONDARY = "SECONDARY", _("Trung cấp trở xuống")
    COLLEGE = "COLLEGE", _("Cao đẳng")
    UNIVERSITY = "UNIVERSITY", _("Đại học")
    MASTER = "MASTER", _("Thạc sĩ")
    DOCTOR = "DOCTOR", _("Tiến sĩ")


class PoliticalTheory(models.TextChoices):
    """Level of political theory."""

    ELEMENTARY = "ELEMENTARY", _("Sơ cấp")
    INTERMEDIATE = "INTERMEDIATE", _("Trung cấp")
    ADVANCED = "ADVANCED", _("Cao cấp")
    BACHELOR = "BACHELOR", _("Cử nhân")


class Field(models.TextChoices):
    """What a rapporteur knows best: assignment goes by it (`CB3.3`)."""

    PARTY_BUILDING = "PARTY_BUILDING", _("Xây dựng Đảng")
    ECONOMY = "ECONOMY", _("Kinh tế")
    CULTURE_SOCIETY = "CULTURE_SOCIETY", _("Văn hóa, xã hội")
    DEFENCE_SECURITY = "DEFENCE", _("Quốc phòng, an ninh")
    LAW = "LAW", _("Pháp luật, nội chính")
    MASS_WORK = "MASS_WORK", _("Dân vận, dân tộc, tôn giáo")
    FOREIGN_AFFAIRS = "FOREIGN", _("Đối ngoại, biên giới")


class Language(models.TextChoices):
    """Ethnic languages in which the rapporteur can speak to people (`CB4.2`, `R45`)."""

    TAY_NUNG = "TAY_NUNG", _("Tày, Nùng")
    HMONG = "HMONG", _("Mông")
    DAO = "DAO", _("Dao")
    THAI = "THAI", _("Thái")
    OTHER = "OTHER", _("Tiếng khác")


class Verdict(models.TextChoices):
    """What a yearly review came to (`CB3.1`, `CB3.3`)."""

    KEPT = "KEPT", _("Tiếp tục làm báo cáo viên")
    TRAINED = "TRAINED", _("Tiếp tục, cần bồi dưỡng thêm")
    RELEASED = "RELEASED", _("Thôi làm báo cáo viên")
