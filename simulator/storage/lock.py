"""One writer a session: a lock on the open file, which the system lifts even from a killed process."""

import sys


def try_lock(handle: int) -> bool:
    """Whether the open file ``handle`` is now ours alone to write; readers are not kept out."""
    if sys.platform == "win32":
        import msvcrt
        import os

        here = os.lseek(handle, 0, os.SEEK_CUR)
        try:
            # Far behind the end: Windows locks bytes against reading too.
            os.lseek(handle, 1 << 30, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, here, os.SEEK_SET)
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
