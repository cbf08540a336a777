"""Just enough of the D-Bus session bus to reach an input method, on the system's own libdbus.

PySide6's QtDBus can't send an unsigned number, which fcitx 4 wants, and is not in the package. The bus is a socket file
of this PC, not a network.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LIBRARY = "libdbus-1.so.3"
SESSION = 0
STRUCT_BYTES = 256  # more than any of libdbus's own structures on the stack
Value = int | str
# Type codes of the D-Bus specification → what they are in C.
_C_TYPES = {
    "i": ctypes.c_int32,
    "u": ctypes.c_uint32,
    "b": ctypes.c_uint32,
    "s": ctypes.c_char_p,
}


class BusError(Exception):
    """The bus or the program asked is not there, or does not answer in time."""


@dataclass(frozen=True, slots=True)
class Signal:
    path: str
    name: str
    values: tuple[Value, ...]


class SessionBus:
    """A connection of its own. BusError when there is no bus."""

    def __init__(self) -> None:
        try:
            self._dbus = _load()
        except OSError as error:
            raise BusError from error
        self._connection = self._dbus.dbus_bus_get_private(SESSION, None)
        if not self._connection:
            raise BusError
        # libdbus would end the whole program when the bus goes.
        self._dbus.dbus_connection_set_exit_on_disconnect(self._connection, 0)

    def descriptor(self) -> int:
        """Becomes readable when something has come."""
        held = ctypes.c_int(-1)
        self._dbus.dbus_connection_get_unix_fd(self._connection, ctypes.byref(held))
        return held.value

    def listen(self, interface: str) -> None:
        self._dbus.dbus_bus_add_match(
            self._connection, f"type='signal',interface='{interface}'".encode(), None
        )
        self._dbus.dbus_connection_flush(self._connection)

    def call(
        self,
        target: tuple[str, str, str],
        method: str,
        signature: str = "",
        values: Sequence[Value] = (),
        timeout_ms: int = 500,
    ) -> tuple[Value, ...]:
        """`target` is service, path and interface. The plain values of the answer."""
        message = self._message(target, method, signature, values)
        answer = self._dbus.dbus_connection_send_with_reply_and_block(
            self._connection, message, timeout_ms, None
        )
        self._dbus.dbus_message_unref(message)
        if not answer:
            raise BusError
        try:
            return tuple(self._values(answer))
        finally:
            self._dbus.dbus_message_unref(answer)

    def tell(
        self, target: tuple[str, str, str], method: str, signature: str = "", values: Sequence[Value] = ()
    ) -> None:
        """Without waiting for an answer."""
        message = self._message(target, method, signature, values)
        self._dbus.dbus_connection_send(self._connection, message, None)
        self._dbus.dbus_connection_flush(self._connection)
        self._dbus.dbus_message_unref(message)

    def signals(self, interface: str) -> Iterator[Signal]:
        """Those that have come. BusError when the bus is gone."""
        if not self._dbus.dbus_connection_read_write(self._connection, 0):
            raise BusError
        while message := self._dbus.dbus_connection_pop_message(self._connection):
            try:
                if (self._dbus.dbus_message_get_interface(message) or b"").decode() == interface:
                    path = (self._dbus.dbus_message_get_path(message) or b"").decode()
                    name = (self._dbus.dbus_message_get_member(message) or b"").decode()
                    yield Signal(path, name, tuple(self._values(message)))
            finally:
                self._dbus.dbus_message_unref(message)

    def close(self) -> None:
        self._dbus.dbus_connection_close(self._connection)
        self._dbus.dbus_connection_unref(self._connection)

    def _message(
        self, target: tuple[str, str, str], method: str, signature: str, values: Sequence[Value]
    ) -> int:
        service, path, interface = (part.encode() for part in target)
        message = self._dbus.dbus_message_new_method_call(service, path, interface, method.encode())
        if not message:
            raise BusError
        at = ctypes.create_string_buffer(STRUCT_BYTES)
        self._dbus.dbus_message_iter_init_append(message, at)
        for code, value in zip(signature, values, strict=True):
            held = _C_TYPES[code](value.encode() if isinstance(value, str) else value)
            self._dbus.dbus_message_iter_append_basic(at, ord(code), ctypes.byref(held))
        return message

    def _values(self, message: int) -> Iterator[Value]:
        at = ctypes.create_string_buffer(STRUCT_BYTES)
        if not self._dbus.dbus_message_iter_init(message, at):
            return
        while code := self._dbus.dbus_message_iter_get_arg_type(at):
            if (kind := _C_TYPES.get(chr(code))) is not None:
                held = kind()
                self._dbus.dbus_message_iter_get_basic(at, ctypes.byref(held))
                value = held.value
                yield value.decode("utf-8", "replace") if isinstance(value, bytes) else int(value or 0)
            self._dbus.dbus_message_iter_next(at)


def _load() -> ctypes.CDLL:
    dbus = ctypes.CDLL(LIBRARY)
    pointers = ("bus_get_private", "message_new_method_call", "connection_send_with_reply_and_block")
    for name in (*pointers, "connection_pop_message"):
        getattr(dbus, f"dbus_{name}").restype = ctypes.c_void_p
    for name in ("message_get_interface", "message_get_path", "message_get_member"):
        getattr(dbus, f"dbus_{name}").restype = ctypes.c_char_p
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, kinds in (
        ("bus_get_private", (number, pointer)),
        ("bus_add_match", (pointer, text, pointer)),
        ("connection_set_exit_on_disconnect", (pointer, number)),
        ("connection_get_unix_fd", (pointer, pointer)),
        ("connection_flush", (pointer,)),
        ("connection_send", (pointer, pointer, pointer)),
        ("connection_send_with_reply_and_block", (pointer, pointer, number, pointer)),
        ("connection_read_write", (pointer, number)),
        ("connection_pop_message", (pointer,)),
        ("connection_close", (pointer,)),
        ("connection_unref", (pointer,)),
        ("message_new_method_call", (text, text, text, text)),
        ("message_unref", (pointer,)),
        ("message_get_interface", (pointer,)),
        ("message_get_path", (pointer,)),
        ("message_get_member", (pointer,)),
        ("message_iter_init", (pointer, pointer)),
        ("message_iter_init_append", (pointer, pointer)),
        ("message_iter_append_basic", (pointer, number, pointer)),
        ("message_iter_get_arg_type", (pointer,)),
        ("message_iter_get_basic", (pointer, pointer)),
        ("message_iter_next", (pointer,)),
    ):
        getattr(dbus, f"dbus_{name}").argtypes = kinds
    return dbus
