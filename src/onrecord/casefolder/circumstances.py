"""When and by whom: the only places where the case folder asks the machine, each replaceable by the caller."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def account_name() -> str:
    """The account that runs this process, from the user database (never from the environment)."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container may run an account that has no entry
        return f"uid {os.getuid()}"
