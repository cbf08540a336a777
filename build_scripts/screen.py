"""An X server that nobody sees, and hands at its keyboard. Debian packages: xvfb, xdotool."""

import os
import random
import subprocess
import threading

WORDS = "坚持把政治建设摆在首位，推动全面从严治党向纵深发展。"
WORD_CHANCES = ("0123456789", "abcdefgh", WORDS)


class Screen:
    """Another display each time, for as long as the block lasts."""

    def __enter__(self) -> str:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        return f":{number}"

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()


class Hands:
    """Presses real keys on a display, on a thread of its own, until told to stop: words, undo, boxes, tabs."""

    def __init__(self, display: str, seed: int) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._chance = random.Random(seed)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._type)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()

    def _type(self) -> None:
        # No window manager is there to give the window the keyboard.
        self._do("search", "--sync", "--onlyvisible", "--class", ".", "windowfocus", "--sync")
        while not self._stopping.is_set():
            self._do(*self._next())

    def _next(self) -> tuple[str, ...]:
        chance = self._chance
        what = chance.random()
        if what < 0.12:
            return ("key", "--repeat", str(chance.randrange(1, 4)), "ctrl+z")
        if what < 0.16:
            return ("key", "ctrl+y")
        if what < 0.24:
            return ("key", "--repeat", str(chance.randrange(1, 6)), "ctrl+Tab")
        if what < 0.45:
            return ("key", "--repeat", str(chance.randrange(1, 9)), "Tab")
        if what < 0.55:
            return ("key", chance.choice(("End", "Home", "Left", "BackSpace", "Delete", "ctrl+BackSpace")))
        letters = chance.choices(chance.choice(WORD_CHANCES), k=chance.randrange(1, 12))
        return ("type", "--delay", "12", "".join(letters))

    def _do(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=False,  # the window may be dead by now
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=30,
        )
