"""The program's input context at fcitx 4, over D-Bus (interface org.fcitx.Fcitx.InputContext of fcitx 4.2)."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.fcitx4.session_bus import BusError, Signal, Value

METHOD_PATH = "/inputmethod"
METHOD_INTERFACE = "org.fcitx.Fcitx.InputMethod"
CONTEXT_INTERFACE = "org.fcitx.Fcitx.InputContext"
NAME = "lvze"
PRESS, RELEASE = 0, 1
KEY_PATIENCE_MS = 300  # a key press waits no longer than this


class Bus(Protocol):
    """What is needed of a SessionBus."""

    def call(
        self,
        target: tuple[str, str, str],
        method: str,
        signature: str = "",
        values: Sequence[Value] = (),
        timeout_ms: int = 500,
    ) -> tuple[Value, ...]: ...

    def tell(
        self, target: tuple[str, str, str], method: str, signature: str = "", values: Sequence[Value] = ()
    ) -> None: ...

    def listen(self, interface: str) -> None: ...

    def signals(self, interface: str) -> Iterator[Signal]: ...


def service_name(display: str) -> str:
    """fcitx 4 has one for each display: ":0" and "host:0.0" are number 0."""
    number = display.rpartition(":")[2].partition(".")[0]
    return f"org.fcitx.Fcitx-{number or '0'}"


class InputContext:
    """BusError from making it and from `key` when fcitx 4 does not answer."""

    def __init__(self, bus: Bus, display: str, process: int) -> None:
        self._bus = bus
        service = service_name(display)
        made = bus.call((service, METHOD_PATH, METHOD_INTERFACE), "CreateICv3", "si", (NAME, process))
        if not made:
            raise BusError
        self._path = f"/inputcontext_{made[0]}"
        self._target = (service, self._path, CONTEXT_INTERFACE)
        bus.listen(CONTEXT_INTERFACE)
        # No capacities: what is being composed stands in fcitx's own window, only what is finished comes to us.
        bus.tell(self._target, "SetCapacity", "u", (0,))

    def focus(self, *, on: bool) -> None:
        self._bus.tell(self._target, "FocusIn" if on else "FocusOut")

    def place(self, x: int, y: int, width: int, height: int) -> None:
        """Where the caret is on the screen, in real pixels."""
        self._bus.tell(self._target, "SetCursorRect", "iiii", (x, y, width, height))

    def key(self, keysym: int, keycode: int, state: int, kind: int, time_ms: int) -> bool:
        """Whether fcitx took it."""
        values = (keysym, keycode, state, kind, time_ms & 0xFFFFFFFF)
        answer = self._bus.call(self._target, "ProcessKeyEvent", "uuuiu", values, KEY_PATIENCE_MS)
        return bool(answer) and int(answer[0]) > 0

    def committed(self) -> list[str]:
        """The finished words that have come since."""
        return [
            str(signal.values[0])
            for signal in self._bus.signals(CONTEXT_INTERFACE)
            if signal.path == self._path and signal.name == "CommitString" and signal.values
        ]
