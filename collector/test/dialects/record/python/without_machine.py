"""Takes out of recordings what tells of the machine that they were made on, and content that no test needs."""

import re
import sys
from pathlib import Path

#: Attributes of a resource or of a span that name the machine, the process or a source file.
MACHINE = re.compile(r"^(host|process|os|code|thread|service\.instance)\.")
#: Ports of this machine, which are others each time.
PORT = re.compile(r"(127\.0\.0\.1|localhost):\d+")
#: Where the interpreter, its packages and this file are; the longest first.
PLACES = sorted(
    {sys.prefix, sys.base_prefix, str(Path(__file__).resolve().parent), str(Path.home())} - {"/"}, key=len, reverse=True
)
MAX_TEXT = 20_000


def without_machine(value):
    if isinstance(value, list):
        return [without_machine(each) for each in value if not is_machine(each)]
    if isinstance(value, dict):
        return {key: without_machine(each) for key, each in value.items()}
    if isinstance(value, str):
        shown = PORT.sub(r"\1:9999", value)
        for place in PLACES:
            shown = shown.replace(place, "")
        return shown[:MAX_TEXT]
    return value


def is_machine(value):
    return isinstance(value, dict) and isinstance(value.get("key"), str) and MACHINE.match(value["key"]) is not None
