"""The store's invariant and its edges, on real files and with real processes."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grumpy_hook.errors import GrumpyWarning, StoreError
from grumpy_hook.hashing import digest
from grumpy_hook.store import Entry, Miss, Store, open_place
from grumpy_hook.store.index import Index, IndexRow
from grumpy_hook.store.keys import ModuleKey, image_key
from grumpy_hook.store.manifest import FunctionRow, Manifest, ModuleRow
from grumpy_hook.store.report import clear, info, listing, prune

ROOT = str(Path(__file__).resolve().parents[2])
MODULE = ModuleKey("app.core", "/src/app/core.py", False, "0" * 64)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(open_place(str(tmp_path / "store")), 1 << 30)


def put(store: Store, key: str, data: bytes = b"library") -> Entry:
    row = ModuleRow(MODULE, (FunctionRow("f", 1, "hosted", "because"),), None)
    codes = marshal.dumps((marshal.dumps(compile("K = 1", "/src/app/core.py", "exec")),))
    manifest = Manifest(key, (row,), digest(data), len(data), digest(codes), 0.5, "go|cc", time.time())
    with store.workspace() as work:
        library = os.path.join(work, "image.so")
        Path(library).write_bytes(data)
        return store.publish(manifest, library, codes)


def reason(found: Entry | Miss) -> str:
    assert isinstance(found, Miss)
    return found.reason


def test_what_was_published_is_found_and_nothing_is_left_aside(store: Store) -> None:
    assert reason(store.open("k")) == "never built"
    put(store, "k").release()
    entry = store.open("k")
    assert isinstance(entry, Entry) and entry.image is not None
    assert Path(entry.image).read_bytes() == b"library"
    assert entry.manifest.modules[0].functions[0].reason == "because"
    assert os.listdir(os.path.join(store.place, "work")) == []
    assert os.stat(store.place).st_mode & 0o777 == 0o700
    entry.release()


@pytest.mark.parametrize("damage", ["truncate", "alter", "lose"])
def test_damaged_library_is_a_miss_with_a_reason(store: Store, damage: str) -> None:
    entry = put(store, "k")
    entry.release()
    path = Path(store.folder("k")) / "image.so"
    if damage == "lose":
        path.unlink()
        assert "missing" in reason(store.open("k"))
    else:
        path.write_bytes(b"lib" if damage == "truncate" else b"Library")
        assert "truncated or altered" in reason(store.open("k"))
    put(store, "k").release()
    assert isinstance(store.open("k"), Entry)


def test_damaged_manifest_and_code(store: Store) -> None:
    entry = put(store, "k")
    assert entry.code("app.core").co_filename == "/src/app/core.py"
    entry.release()
    Path(store.folder("k"), "code").write_bytes(b"other")
    assert "code of its modules was truncated or altered" in reason(store.open("k"))
    Path(store.folder("k"), "manifest.json").write_text('{"format": "1"')
    assert "manifest" in reason(store.open("k"))


def test_the_key_depends_on_every_part() -> None:
    base = image_key([MODULE], "go|cc", "base")
    others = [
        image_key([MODULE._replace(sha256="1" * 64)], "go|cc", "base"),
        image_key([MODULE._replace(path="/other.py")], "go|cc", "base"),
        image_key([MODULE, MODULE._replace(name="b")], "go|cc", "base"),
        image_key([MODULE], "go2|cc", "base"),
        image_key([MODULE], "go|cc", "base2"),
    ]
    assert len({base, *others}) == 6
    both = [MODULE, MODULE._replace(name="b")]
    assert image_key(both, "", "") == image_key(both[::-1], "", "")


def test_least_recently_used_goes_first_and_the_mapped_stays(store: Store) -> None:
    mapped = put(store, "old", b"x" * 4000)
    for number, key in enumerate(["mid", "new"]):
        put(store, key, b"x" * 4000).release()
        os.utime(os.path.join(store.folder(key), "manifest.json"), (number + 2, number + 2))
    os.utime(os.path.join(store.folder("old"), "manifest.json"), (1, 1))
    assert store.evict(9500) > 4000
    assert store.images() == ["new", "old"]
    mapped.release()
    assert store.evict(5000) > 4000
    assert store.images() == ["new"]


def test_an_image_held_by_another_process_is_not_removed(store: Store) -> None:
    put(store, "k").release()
    code = (
        f"import sys; sys.path.insert(0, {ROOT!r})\n"
        "from grumpy_hook.store import Store\n"
        f"entry = Store({store.place!r}, 1 << 30).open('k')\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stdout.readline() == "held\n"
    assert listing(store)[0].in_use
    assert clear(store) == (0, ["k"])
    child.kill()
    child.communicate()
    freed, kept = clear(store)
    assert freed > 0 and kept == [] and info(store).images == 0


def test_prune_by_age(store: Store) -> None:
    put(store, "k").release()
    assert prune(store, older_than_days=1) == 0
    long_ago = time.time() - 3 * 86400
    os.utime(os.path.join(store.folder("k"), "manifest.json"), (long_ago, long_ago))
    assert prune(store, older_than_days=1) > 0 and store.images() == []


def test_a_killed_builders_workspace_is_swept(store: Store) -> None:
    code = (
        f"import sys, os; sys.path.insert(0, {ROOT!r})\n"
        "from grumpy_hook.store import Store\n"
        f"store = Store({store.place!r}, 1 << 30)\n"
        "with store.building('k', 9), store.workspace() as work:\n"
        "    open(os.path.join(work, 'half'), 'w').write('x'); print(work, flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    work = child.stdout.readline().strip()
    os.utime(work, (1, 1))
    with store.workspace():
        assert os.path.exists(work), "a living builder's workspace is not touched"
    child.kill()
    child.communicate()
    with store.building("k", 5), store.workspace():
        assert not os.path.exists(work)


def test_one_builder_at_a_time(store: Store) -> None:
    with store.building("k", 5), pytest.raises(StoreError, match="another process"), store.building("k", 0.1):
        pass
    with store.building("k", 0.1), store.building("other", 0.1):
        pass


def test_index_rows_are_believed_only_when_valid(store: Store) -> None:
    index = Index(store.place)
    row = IndexRow((MODULE,), (("/main.py", "1"),), "go|cc")
    index.add("start", row)
    assert index.find("start", lambda r: True) == row
    assert index.find("start", lambda r: False) is None
    Path(store.place, "index", "start.json").write_text("[[")
    assert index.find("start", lambda r: True) is None


def test_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    place = tmp_path / "theirs"
    place.mkdir(mode=0o777)
    os.chown(place, 12345, 12345)
    with pytest.raises(StoreError, match="belongs to another user"):
        open_place(str(place))


def test_open_folder_of_ours_is_closed(tmp_path: Path) -> None:
    place = tmp_path / "open"
    place.mkdir()
    place.chmod(0o755)
    open_place(str(place))
    assert place.stat().st_mode & 0o777 == 0o700


def test_read_only_home_falls_back_to_a_private_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.write_text("a file where the home folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.warns(GrumpyWarning, match="GRUMPY_CACHE_DIR"):
        place = open_place(None)
    assert place == str(tmp_path / f"grumpy_hook-{os.geteuid()}")
    assert os.stat(place).st_mode & 0o777 == 0o700


def test_a_chosen_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="GRUMPY_CACHE_DIR"):
        open_place(str(tmp_path / "file" / "cache"))
