"""Where a setting comes from, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from grumpy_hook import config
from grumpy_hook.errors import ConfigError


def test_argument_then_environment_then_project_then_default(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.grumpy_hook]\ninclude = ["app.*"]\nstrict = true\ncache_size = 7\ncache_dir = "c"\n')
    root = {"root": tmp_path}
    found = config.load(root, {})
    assert (found.include, found.strict, found.cache_size, found.cache_dir) == (("app.*",), True, 7, str(tmp_path / "c"))
    found = config.load(root, {"GRUMPY_STRICT": "0", "GRUMPY_INCLUDE": "a, b.*", "GRUMPY_CACHE_SIZE": "9"})
    assert (found.include, found.strict, found.cache_size) == (("a", "b.*"), False, 9)
    assert config.load({**root, "strict": True, "include": ("x",)}, {"GRUMPY_STRICT": "0"}).strict
    assert config.load({"root": tmp_path / "none"}, {}) == config.Config(root=str(tmp_path / "none"))


def test_disable_wins_over_everything(tmp_path: Path) -> None:
    assert config.load({"root": tmp_path}, {"GRUMPY_DISABLE": "1"}).disable


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"GRUMPY_STRICT": "maybe"}, "GRUMPY_STRICT.*expected one of"),
        ({"GRUMPY_CACHE_SIZE": "-1"}, "GRUMPY_CACHE_SIZE"),
        ({"GRUMPY_LOG": "loud"}, "quiet, normal"),
    ],
)
def test_wrong_value_names_its_origin(tmp_path: Path, environ: dict[str, str], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        config.load({"root": tmp_path}, environ)


def test_unknown_key_and_broken_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.grumpy_hook]\nstrickt = true\n")
    with pytest.raises(ConfigError, match=r"strickt.*the settings are"):
        config.load({"root": tmp_path}, {})
    (tmp_path / "pyproject.toml").write_text("[tool.grumpy_hook\n")
    with pytest.raises(ConfigError, match=r"pyproject\.toml"):
        config.load({"root": tmp_path}, {})


def test_table_defaults_and_config_agree() -> None:
    assert {s.name for s in config.SETTINGS} == set(config.Config._fields)
    for setting in config.SETTINGS:
        assert config.Config._field_defaults[setting.name] == setting.default
        assert setting.parse(setting.default) == setting.default
    assert all(row[3] for row in config.rows())
