"""A second fence round the query processes: they cannot open a socket, whatever query came past the first.

The first fence is the token scan in ``sparql_text``. Linux only (seccomp); elsewhere the scan stands alone.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
# Instructions of the kernel's packet filter: load a word, compare, compare "at least", return.
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_OFFSET_NUMBER, _OFFSET_ARCHITECTURE = 0, 4
# System calls of x86_64 above this are the same ones under other numbers (x32).
_OTHER_NUMBERS = 0x40000000

# Machine → the kernel's name for the architecture, the number of socket().
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def forbid_sockets() -> bool:
    """Make ``socket()`` fail with "permission denied" in this thread and all that it starts, for ever.

    Returns whether the kernel has taken it on.
    """
    known = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, socket_number = known
    instructions = (
        (_LOAD, 0, 0, _OFFSET_ARCHITECTURE),
        (_EQUAL, 0, 3, architecture),
        (_LOAD, 0, 0, _OFFSET_NUMBER),
        (_EQUAL, 2, 0, socket_number),
        (_AT_LEAST, 1, 0, _OTHER_NUMBERS),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL | errno.EACCES),
    )
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    program = _Program(len(instructions), code)
    system = ctypes.CDLL(None)
    return bool(
        system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        and system.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program)) == 0
    )
