"""Addresses of what follows from presence; before those of conferences, whose slugs would take `xem-xet`."""

from django.urls import path

from learning.attendance.views import absences, keeping, mine, person, petitions

app_name = "absence"

PETITIONS = [
    path("hoi-nghi/xem-xet/", petitions.petition_list, name="petitions"),
    path("hoi-nghi/xem-xet/<slug:petition_id>/", petitions.decide, name="decide"),
    path("hoi-nghi/minh-chung/<slug:petition_id>/", petitions.document, name="document"),
]

MINE = [
    path("ho-so-cua-toi/hoi-nghi/", mine.history, name="history"),
    path("hoi-nghi/<slug:conference_id>/vang-mat/", mine.mine, name="mine"),
    path("hoi-nghi/<slug:conference_id>/vang-mat/xin-phep/", mine.ask_excuse, name="ask_excuse"),
    path("hoi-nghi/<slug:conference_id>/vang-mat/minh-chung/", mine.claim, name="claim"),
    path("hoi-nghi/<slug:conference_id>/vang-mat/rut/<slug:petition_id>/", mine.withdraw, name="withdraw"),
]

LISTS = [
    path("hoi-nghi/<slug:conference_id>/vang/", absences.absences, name="list"),
    path("hoi-nghi/<slug:conference_id>/vang/hoc-lai/", absences.confirm, name="confirm"),
    path("hoi-nghi/<slug:conference_id>/vang/tai-ve/<slug:file_form>/", absences.export, name="export"),
    path("hoi-nghi/<slug:conference_id>/vang/chot/", keeping.close, name="close"),
    path("hoi-nghi/<slug:conference_id>/vang/mo-lai/", keeping.reopen, name="reopen"),
    path("hoi-nghi/<slug:conference_id>/vang/lop-hoc-lai/", keeping.retake_class, name="retake_class"),
    path("hoi-nghi/<slug:conference_id>/vang/phieu/<slug:session_id>/", keeping.slips, name="slips"),
]

PERSON = [
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/", person.person, name="person"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/sua/", person.correct, name="correct"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/bo-ghi/", person.withdraw_span, name="withdraw_span"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/xin-phep/", person.excuse_for, name="excuse_for"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/minh-chung/", person.claim_for, name="claim_for"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/khong-hoc-lai/", person.dismiss, name="dismiss"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/doi-hoc-lai/", person.change, name="change"),
    path("hoi-nghi/<slug:conference_id>/vang/<slug:entry_id>/da-hoc-lai/", person.finish, name="finish"),
]

urlpatterns = [*PETITIONS, *MINE, *LISTS, *PERSON]
