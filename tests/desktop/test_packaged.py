"""The environment of the packaged program, for itself and for what it starts."""

import pytest

from desktop.packaged import settle_environment


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"LD_LIBRARY_PATH": "/opt/lvze/_internal"}, {}),
        (
            {"LD_LIBRARY_PATH": "/opt/lvze/_internal", "LD_LIBRARY_PATH_ORIG": "/opt/wps"},
            {"LD_LIBRARY_PATH": "/opt/wps"},
        ),
        ({"LD_LIBRARY_PATH": "/opt/lvze/_internal", "LD_LIBRARY_PATH_ORIG": ""}, {}),
        ({}, {}),
    ],
)
def test_programs_that_it_starts_get_their_own_libraries(given: dict[str, str], left: dict[str, str]) -> None:
    settle_environment(given)
    assert given == left


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("dxcb;xcb", "dxcb;xcb"),
        ("xcb", "xcb"),
        ("offscreen:size=800x600", "offscreen:size=800x600"),
        ("wayland", "xcb"),
        ("dxcb", "xcb"),
        ("wayland;eglfs", "xcb"),
    ],
)
def test_a_platform_that_is_not_there_does_not_end_it(given: str, left: str) -> None:
    environment = {"QT_QPA_PLATFORM": given}
    settle_environment(environment)
    assert environment == {"QT_QPA_PLATFORM": left}
