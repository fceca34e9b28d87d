"""The text shown once the site answers."""

from portal.desk.address import Address, link, neighbours

HEADINGS = {"role": "Vai trò", "login": "Đăng nhập", "password": "Mật khẩu"}


def welcome(address: Address, took: str, accounts: list[dict[str, str]]) -> str:
    """Address, the demonstration's accounts, and how to stop."""
    lines = ["", f"  Quán Triệt đang chạy: {address.url}   (sẵn sàng sau {took})"]
    if address.is_open:
        lines += [f"  Từ máy khác:          {link(name, address.port)}" for name in neighbours()]
    if accounts:
        lines += ["", "  Tài khoản dùng thử", *(f"    {row}" for row in table(accounts))]
    return "\n".join([*lines, "", "  Nhấn Ctrl+C để dừng.", ""])


def table(accounts: list[dict[str, str]]) -> list[str]:
    """One aligned line for the headings and for each account."""
    rows = [HEADINGS, *accounts]
    widths = {key: max(len(row.get(key, "")) for row in rows) for key in HEADINGS}
    return ["   ".join(row.get(key, "").ljust(widths[key]) for key in HEADINGS).rstrip() for row in rows]
