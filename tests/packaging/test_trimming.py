"""What the built app leaves out, and what it must not."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PLUGINS = "PySide6/Qt/plugins"


@pytest.fixture
def trimming(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("trimming")


def library(target: str, kind: str = "BINARY") -> tuple[str, str, str]:
    return (target, f"/build/{target}", kind)


@pytest.mark.parametrize(
    "plugin",
    [
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",
        "imageformats/libqjpeg.so",
        "imageformats/libqwebp.so",
        "iconengines/libqsvgicon.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
    ],
)
def test_plugins_that_are_used_stay(plugin: str, trimming: ModuleType) -> None:
    assert trimming.is_wanted_plugin(f"{PLUGINS}/{plugin}")


@pytest.mark.parametrize(
    "plugin",
    [
        "platformthemes/libqgtk3.so",
        "platforms/libqeglfs.so",
        "platforms/libqlinuxfb.so",
        "platforms/libqvnc.so",
        "tls/libqopensslbackend.so",
        "networkinformation/libqnetworkmanager.so",
        "imageformats/libqtiff.so",
        "platforminputcontexts/libqtvirtualkeyboardplugin.so",
    ],
)
def test_plugins_that_are_not_used_go(plugin: str, trimming: ModuleType) -> None:
    assert not trimming.is_wanted_plugin(f"{PLUGINS}/{plugin}")


def test_a_library_goes_with_the_plugin_that_brought_it(trimming: ModuleType) -> None:
    widgets = library("PySide6/QtWidgets.abi3.so", "EXTENSION")
    xcb = library(f"{PLUGINS}/platforms/libqxcb.so")
    gtk_theme = library(f"{PLUGINS}/platformthemes/libqgtk3.so")
    qt, cursor, glib = (library(name) for name in ("libQt6Widgets.so.6", "libxcb-cursor.so.0", "libglib-2.0.so.0"))
    gtk, pango = (library(name) for name in ("libgtk-3.so.0", "libpango-1.0.so.0"))
    imports = {
        widgets[1]: ["libQt6Widgets.so.6", "libc.so.6"],
        qt[1]: ["libglib-2.0.so.0"],
        xcb[1]: ["libxcb-cursor.so.0"],
        gtk_theme[1]: ["libgtk-3.so.0"],
        gtk[1]: ["libpango-1.0.so.0", "libglib-2.0.so.0"],
    }
    entries = [widgets, xcb, gtk_theme, qt, cursor, glib, gtk, pango]
    kept = trimming.needed_binaries(entries, imports=lambda path: imports.get(path, []), platform="linux")
    assert kept == [widgets, xcb, qt, cursor, glib]


def test_elsewhere_only_the_unwanted_themselves_go(trimming: ModuleType) -> None:
    entries = [library("Qt6Core.dll"), library("opengl32sw.dll"), library("PySide6/plugins/tls/qschannelbackend.dll")]
    assert trimming.needed_binaries(entries, platform="win32") == entries[:1]


def test_qts_own_texts_stay_for_our_languages_alone(trimming: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "regulars_de.qm").write_bytes(b"")
    texts = [
        library(f"PySide6/Qt/translations/{name}.qm", "DATA") for name in ("qtbase_de", "qtbase_fr", "qtdeclarative_de")
    ]
    icon = library("resources/icons/phone.svg", "DATA")
    assert trimming.needed_data([*texts, icon], tmp_path) == [texts[0], icon]


def test_keyrings_metadata_and_our_resources_are_in_the_recipe() -> None:
    recipe = (ROOT / "packaging" / "regulars.spec").read_text(encoding="utf-8")
    assert 'copy_metadata("keyring")' in recipe
    assert '(str(ROOT / "resources"), "resources")' in recipe
    assert 'collect_data_files("tzdata")' in recipe
