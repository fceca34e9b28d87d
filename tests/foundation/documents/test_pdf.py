"""PDF files: the form of Party documents, and text that stays text."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
import typst

from foundation.documents.pdf import FONTS, fonts, render_pdf, templates
from tests.foundation.documents.invitations import invitation, invitee
from tests.foundation.documents.pages import pages_of

pytestmark = pytest.mark.rule

VOWELS, TONES = "aăâeêioôơuưy", ["", *"\u0300\u0301\u0303\u0309\u0323"]
HOSTILE = [
    '#let x = 1; #include "/etc/passwd"',
    "$x^2$ *đậm* _nghiêng_ `mã` = đầu đề",
    "“ngoặc” \"kép\" 'đơn' -- --- ...",
    r"C:\tep\moi \n \u{41} #{",
    "https://vi.du/duong // dẫn /* x */",
    "[ ] { } <nhan> @tham_chieu ~ % &amp;",
]


def shown(text: str) -> str:
    """What the first page says of a conference with this content."""
    conference = {"title": "Hội nghị", "content": text, "opened_by": ""}
    return pages_of(render_pdf("invitation", invitation(conference=conference)))[0].text


def test_each_invitation_is_one_a4_page() -> None:
    pages = pages_of(render_pdf("invitation", invitation()))
    assert [page.size for page in pages] == [(210, 297), (210, 297)]
    assert "kính mời: đồng chí Hoàng Thị Mỷ Chi bộ xóm Lũng Luông" in pages[0].text
    assert "đồng chí Lý A Sử" in pages[1].text


def test_invitation_has_the_heading_and_signature_of_a_party_document() -> None:
    text = pages_of(render_pdf("invitation", invitation()))[0].text
    heading = ["ĐẢNG BỘ TỈNH CAO BẰNG", "ĐẢNG ỦY XÃ QUANG TRUNG", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-GM/ĐU"]
    ending = ["Nơi nhận:", "- Lưu Văn phòng Đảng ủy.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lục Văn Tài"]
    wanted = [*heading, "Quang Trung, ngày 20 tháng 11 năm 2026", "GIẤY MỜI", *ending]
    assert [part for part in wanted if part not in text] == []


def test_invitation_tells_what_when_where_and_whom_to_ask() -> None:
    text = pages_of(render_pdf("invitation", invitation()))[1].text
    assert "dự Hội nghị học tập, quán triệt Nghị quyết" in text
    assert "– Thứ Năm, ngày 26/11/2026, từ 7 giờ 30 đến 11 giờ 30 – Thứ Sáu, ngày 27/11/2026" in text
    assert "Địa điểm: Hội trường Đảng ủy xã" in text
    assert "– Sổ ghi chép" in text
    assert "không có điện thoại thì báo bàn thư ký" in text
    assert "Đồng chí Bế Thị Hoa, điện thoại 0206 3852 000" in text


def test_what_is_not_known_leaves_no_empty_label() -> None:
    bare = {"title": "Hội nghị", "content": "", "opened_by": ""}
    data = invitation(conference=bare, bring=[], check_in="", contact={"name": "", "phone": ""})
    text = pages_of(render_pdf("invitation", data))[1].text
    assert re.findall(r"(Nội dung|Khai mạc|Mang theo|Điểm danh|Liên hệ):", text) == []


def test_a_long_invitation_runs_on_and_the_next_begins_at_its_own_first_page() -> None:
    people = [invitee("Lý A Sử", sessions=[f"Buổi {number}" for number in range(40)]), invitee("Hà Thị Ơn")]
    first, second, third = pages_of(render_pdf("invitation", invitation(invitees=people)))
    assert second.text.startswith("2 ")
    assert not first.text.startswith("1 ")
    assert third.text.startswith("ĐẢNG BỘ")


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_markup_are_shown_as_they_are(text: str) -> None:
    assert text.replace(" ", "") in shown(text).replace(" ", "")


def test_decomposed_vietnamese_is_shown_composed() -> None:
    text = "Nghị quyết về nông thôn đã được học tập ở xã Hồng Trị"
    assert text in shown(unicodedata.normalize("NFD", text))


def test_control_characters_are_left_out_and_half_characters_marked() -> None:
    assert "Trước sau hết" in shown("Tr\x00ước s\x1bau \x07hết")
    assert "nửa" in shown("nửa \ud83d")


def test_emoji_do_not_break_a_page() -> None:
    assert "Chúc mừng" in shown("Chúc mừng 🎉👨‍👩‍👧 thành công")


def test_a_word_wider_than_the_page_is_broken_not_cut() -> None:
    word = "Nghịquyếtsố" * 40
    page = pages_of(render_pdf("invitation", invitation(contact={"name": word, "phone": word})))[0]
    assert word in page.text.replace(" ", "")
    assert page.right_edge < 197  # the margin is at 195; a sign may hang over by a hair


def test_untagged_files_are_smaller() -> None:
    assert len(render_pdf("invitation", invitation(), tagged=False)) < len(render_pdf("invitation", invitation()))


def test_threads_may_render_at_once() -> None:
    people = [f"Người thứ {number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        files = pool.map(lambda name: render_pdf("invitation", invitation(invitees=[invitee(name)])), people)
        texts = [pages_of(content)[0].text for content in files]
    assert [name for name, text in zip(people, texts, strict=True) if f"đồng chí {name}" not in text] == []


@pytest.mark.parametrize("name", ["khong_co", "../_party", "invitation.typ", "/etc/passwd", ""])
def test_only_templates_of_the_folder_are_rendered(name: str) -> None:
    with pytest.raises(ValueError, match="No such document template"):
        render_pdf(name, {})


def test_missing_data_is_an_error_not_a_gap() -> None:
    data = invitation()
    del data["contact"]
    with pytest.raises(typst.TypstError):
        render_pdf("invitation", data)


def test_templates_fetch_and_evaluate_nothing() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in templates().glob("*.typ")}
    assert [name for name, text in sources.items() if re.search(r'"@|\beval\b|\bread\(|\bplugin\(', text)] == []


def test_bundled_fonts_are_small() -> None:
    assert {"Tinos", "Be Vietnam Pro"} <= set(fonts().families())
    assert max(path.stat().st_size for path in FONTS.glob("*.ttf")) < 300_000


@pytest.mark.parametrize("family", ["Tinos", "Be Vietnam Pro"])
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_bundled_fonts_write_every_vietnamese_letter(family: str, weight: str) -> None:
    letters = unicodedata.normalize("NFC", " ".join(vowel + tone for vowel in VOWELS for tone in TONES)) + " đ"
    source = f'#set text(font: "{family}", weight: "{weight}", fallback: false)\n{letters} {letters.upper()}'
    content, warnings = typst.compile_with_warnings(
        source.encode(), font_paths=typst.Fonts(False, False, [FONTS]), ignore_system_fonts=True
    )
    assert warnings == []
    assert pages_of(content)[0].text.split() == f"{letters} {letters.upper()}".split()
