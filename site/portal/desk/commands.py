"""The command line of `dev.py`: reads it, obeys, and turns trouble into one sentence."""

import argparse
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

from portal.desk import pins, run, testing, tools
from portal.desk.speech import Failure, Refusal, Stopped, speak_utf8

STOPPED = 130  # what shells report of a program ended by Ctrl-C


class Parser(argparse.ArgumentParser):
    """argparse, in Vietnamese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "add_help": False, "allow_abbrev": False})
        self._positionals.title, self._optionals.title = "đối số", "tuỳ chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        raise Refusal(f"Lệnh chưa đúng: xem python3 {self.prog} --help. ({message})")


def port(text: str) -> int:
    """A TCP port."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"cổng là số từ 1 đến 65535, không phải {text}")
    return int(text)


def parser() -> Parser:
    """All commands and their options."""
    whole = Parser(prog="dev.py", description="Chạy và phát triển Quán Triệt. Thứ gì thiếu thì tự cài.")
    commands = whole.add_subparsers(title="lệnh", metavar="LỆNH", required=True, parser_class=Parser)

    def add(name: str, help: str, obey: Callable[[argparse.Namespace], int]) -> Parser:
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(obey=obey)
        return command

    command = add("run", "chạy trang web với dữ liệu minh hoạ trên máy này", run.run)
    command.add_argument("--port", type=port, default=8000, metavar="SỐ", help="cổng (mặc định 8000)")
    command.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="0.0.0.0 để máy khác vào được")
    command.add_argument("--empty", action="store_true", help="không nạp dữ liệu minh hoạ")
    command.add_argument("--fresh", action="store_true", help="xoá dữ liệu trong var/ rồi làm lại từ đầu")
    command.add_argument("--verbose", action="store_true", help="hiện nhật ký của trang web")

    command = add("test", "chạy mọi kiểm tra; thêm đối số của pytest để chỉ chạy pytest", testing.test)
    command.add_argument("--db", choices=("all", "sqlite", "postgresql"), default="all", help="trên cơ sở dữ liệu nào")
    add("check", "phần kiểm tra nhanh, dưới một phút", testing.check)
    command = add("shots", "chụp các màn hình chính vào var/shots/", tools.shots)
    command.add_argument("--role", metavar="VAI_TRÒ", help="chỉ một vai trò")
    command = add("bench", "đo tốc độ", tools.bench)
    command.add_argument("name", nargs="?", metavar="TÊN", help="chỉ một phép đo")
    command.add_argument("--json", metavar="TỆP", help="ghi kết quả vào tệp JSON")
    command = add("lighthouse", "đo các trang chính bằng Lighthouse như trên điện thoại", tools.lighthouse)
    command.add_argument("name", nargs="?", metavar="TRANG", help="chỉ một trang: guest, study, my-duties")
    command.add_argument("--json", metavar="TỆP", help="ghi kết quả vào tệp JSON")
    add("lock", "tính lại hai tệp khoá phiên bản; thêm --upgrade để lấy bản mới", pins.lock)
    add("messages", "gom các câu cần dịch vào site/locale", tools.messages)
    add("manage", "chuyển đối số cho manage.py của Django", lambda options: tools.manage_py([]))
    return whole


def read(arguments: list[str]) -> argparse.Namespace:
    """The options; `test` and `lock` hand on what they do not know to pytest and uv."""
    whole = parser()
    options, unknown = whole.parse_known_args(arguments)
    if unknown and options.obey not in (testing.test, pins.lock):
        whole.error("không có " + " ".join(unknown))
    options.pytest_arguments = options.uv_arguments = unknown
    return options


def stop(number: int, frame: FrameType | None) -> None:
    """The first signal ends everything in good order; later ones must not disturb that."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Stopped


def heed_signals() -> None:
    """Ctrl-C, SIGTERM, a closed terminal – the last unless someone had it ignored, as nohup does."""
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, stop)


def main(arguments: list[str]) -> int:
    """Obey; returns the exit code: 2 the person must change something, 1 something failed."""
    speak_utf8()
    heed_signals()
    try:
        if arguments[:1] == ["manage"]:
            return tools.manage_py(arguments[1:])
        options = read(arguments)
        return int(options.obey(options))
    except Refusal as refusal:
        print(refusal, file=sys.stderr, flush=True)
        return 2
    except Failure as failure:
        print(failure, file=sys.stderr, flush=True)
        return 1
    except Stopped:
        return STOPPED
