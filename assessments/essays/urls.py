"""Addresses of essays: those of who grades, of officers, and the author's."""

from django.urls import path

from assessments.essays import views, views_appeals, views_grading, views_pages, views_results, views_rubrics

app_name = "essays"
GRADING = [
    path("bai-thu-hoach/cham/", views_grading.waiting, name="waiting"),
    path("bai-thu-hoach/cham/tiep/", views_grading.following, name="next"),
    path("bai-thu-hoach/cham/<str:essay_id>/", views_grading.judge, name="judge"),
    path("bai-thu-hoach/cham/<str:essay_id>/giu/", views_grading.hold, name="hold"),
    path("bai-thu-hoach/cham/<str:essay_id>/luu/", views_grading.save, name="save_notes"),
    path("bai-thu-hoach/cham/<str:essay_id>/cong-nhan/", views_grading.accept, name="accept"),
    path("bai-thu-hoach/cham/<str:essay_id>/tra-lai/", views_grading.send_back, name="send_back"),
]
OFFICERS = [
    path("bai-thu-hoach/phieu-cham/", views_rubrics.rubrics, name="rubrics"),
    path("bai-thu-hoach/phieu-cham/<str:rubric_id>/", views_rubrics.rubric, name="rubric"),
    path("bai-thu-hoach/phieu-cham/soan/<str:unit_id>/", views_rubrics.edit, name="edit_rubric"),
    path("bai-thu-hoach/ket-qua/<str:campaign_id>/", views_results.results, name="results"),
    path("bai-thu-hoach/ket-qua/<str:campaign_id>/cong-bo/", views_results.release, name="release"),
    path("bai-thu-hoach/phuc-khao/", views_appeals.appeals, name="appeals"),
    path("bai-thu-hoach/phuc-khao/<str:appeal_id>/", views_appeals.decide, name="decide"),
]
AUTHORS = [
    path("bai-thu-hoach/trang/<str:page_id>/", views_pages.page, name="page"),
    path("bai-thu-hoach/trang-da-nop/<str:page_id>/", views_pages.sheet, name="sheet"),
    path("bai-thu-hoach/<str:duty_id>/", views.write, name="write"),
    path("bai-thu-hoach/<str:duty_id>/luu/", views.save, name="save"),
    path("bai-thu-hoach/<str:duty_id>/nop/", views.submit, name="submit"),
    path("bai-thu-hoach/<str:duty_id>/them-trang/", views_pages.add, name="add_pages"),
    path("bai-thu-hoach/<str:duty_id>/xep-trang/", views_pages.arrange, name="arrange_pages"),
    path("bai-thu-hoach/<str:duty_id>/lan-nop/<int:number>/", views_pages.version, name="version"),
    path("bai-thu-hoach/<str:duty_id>/phuc-khao/", views_appeals.appeal, name="appeal"),
    path("bai-thu-hoach/<str:duty_id>/phuc-khao/rut/", views_appeals.withdraw, name="withdraw_appeal"),
]
urlpatterns = [*GRADING, *OFFICERS, *AUTHORS]
