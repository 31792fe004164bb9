"""The command as people use it: twice, with a change request, with a mapping of their own, with mistakes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.cli import run as run_command
from service_circles.cli.starter import start_project
from service_circles.importing.columns.column_guess import target_of
from service_circles.importing.columns.import_fields import import_fields
from service_circles.importing.columns.import_mapping import KINDS_BY_NAME
from service_circles.importing.matching.pinyin_ids import id_text, new_id
from service_circles.records.center import ServiceCenter
from service_circles.records.record import Record

LIST = """河畔街道服务站点一览表,,,,,,
序号,站点名称,所属社区,地址,联系电话,开放时间,备注
1,桃源图书室,桃源社区,桃源路 8 号,0000-0000 0020,周一至周五 8:30—12:00,靠河
2,桃源长者饭堂,桃源社区,桃源路 10 号,13800001111,随时,
3,柳岸服务中心,柳岸社区,柳岸路 1 号,0000-00000030,,
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    start_project(folder)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    return folder


def run(project: Path, *words: str) -> int:
    return run_command(["-C", str(project), "import", str(project.parent / "list.csv"), *words])


def tree(project: Path) -> dict[str, bytes]:
    files = (file for file in project.rglob("*") if file.is_file() and ".circles" not in file.parts)
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in files}


def change_list(project: Path, *changes: tuple[str, str]) -> None:
    text = (project.parent / "list.csv").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (project.parent / "list.csv").write_text(text, "utf-8")


def record(project: Path, id_: str) -> Record:
    loaded = load_project(project)
    assert loaded.directory is not None
    return loaded.directory.by_id(Record)[id_]


def test_a_second_import_changes_nothing(project: Path) -> None:
    assert run(project, "--new-areas", "hepan") == 0
    before = tree(project)
    assert {
        "content/centers/taoyuan-tushushi.yaml",
        "imports/list.yaml",
        "imports/list.rows.json",
    } <= before.keys()
    assert run(project) == 0
    assert tree(project) == before


def test_imported_records_pass_the_check_and_hold_no_mobile(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(project, "--new-areas", "hepan")
    assert not load_project(project).has_mistakes
    printed = "".join(capfd.readouterr()) + "".join(data.decode() for data in tree(project).values())
    assert "13800001111" not in printed
    canteen = record(project, "taoyuan-zhangzhe-fantang")
    assert isinstance(canteen, ServiceCenter)
    assert (canteen.note, canteen.phones) == ("开放时间：随时", ())


def test_ids_stay_when_names_and_rows_around_them_change(project: Path) -> None:
    run(project, "--new-areas", "hepan")
    change_list(
        project,
        ("序号", "编号 2\n序号"),
        ("1,桃源图书室", "9,桃源图书室（新）,桃源社区,河边 1 号,,,\n1,桃源图书室"),
    )
    change_list(project, ("桃源路 8 号", "桃源路 9 号"))
    assert run(project) == 0
    library = record(project, "taoyuan-tushushi")
    assert isinstance(library, ServiceCenter)
    assert library.address == "桃源路 9 号"
    assert record(project, "taoyuan-tushushi-xin").name == "桃源图书室（新）"


def test_what_was_corrected_by_hand_is_not_set_back(project: Path) -> None:
    run(project, "--new-areas", "hepan")
    file = project / "content/centers/taoyuan-tushushi.yaml"
    file.write_text(file.read_text("utf-8").replace("0000-0000 0020", "0000-0000 0099"), "utf-8")
    change_list(project, ("桃源路 8 号", "桃源路 9 号"))
    run(project)
    assert "0000-0000 0099" in file.read_text("utf-8")
    assert "桃源路 9 号" in file.read_text("utf-8")


def test_a_phone_that_changes_keeps_its_label(project: Path) -> None:
    run(project, "--new-areas", "hepan")
    file = project / "content/centers/taoyuan-tushushi.yaml"
    file.write_text(file.read_text("utf-8").replace("0020\n", "0020\n      label: 前台\n"), "utf-8")
    change_list(project, ("0000-0000 0020", "0000-0000 0021"))
    run(project)
    assert "    - number: 0000-0000 0021\n      label: 前台\n" in file.read_text("utf-8")


def test_a_note_goes_when_its_text_is_understood(project: Path) -> None:
    run(project, "--new-areas", "hepan")
    change_list(project, ("随时", "每天 11:00-13:00"))
    run(project)
    canteen = record(project, "taoyuan-zhangzhe-fantang")
    assert isinstance(canteen, ServiceCenter)
    assert canteen.note is None
    assert len(canteen.schedule.rules) == 1


def test_what_is_understood_leaves_the_remark_beside_it(project: Path) -> None:
    change_list(project, ("8:30—12:00,靠河", "随时,靠河"))
    run(project, "--new-areas", "hepan")
    assert record(project, "taoyuan-tushushi").note == "靠河；开放时间：周一至周五 随时"
    change_list(project, ("周一至周五 随时", "周一至周五 9:00-12:00"))
    run(project)
    assert record(project, "taoyuan-tushushi").note == "靠河"


def test_what_was_said_of_a_row_is_said_once(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(project, "--new-areas", "hepan")
    assert "X215" in capfd.readouterr().err
    run(project)
    assert "X215" not in capfd.readouterr().err
    change_list(project, ("桃源路 10 号", "桃源路 11 号"))
    run(project)
    assert "X215" in capfd.readouterr().err


def test_missing_rows_are_withdrawn_only_if_that_is_said(project: Path) -> None:
    run(project, "--new-areas", "hepan")
    change_list(project, ("3,柳岸服务中心,柳岸社区,柳岸路 1 号,0000-00000030,,\n", ""))
    before = tree(project)
    run(project)
    assert tree(project) == before
    run(project, "--withdraw-missing")
    assert "status: defunct" in (project / "content/centers/liuan-fuwu-zhongxin.yaml").read_text("utf-8")
    assert "status" not in (project / "content/centers/taoyuan-center.yaml").read_text("utf-8")


def test_a_change_request_leaves_the_records_alone(project: Path, tmp_path: Path) -> None:
    request = tmp_path / "list.change.json"
    run(project, "--new-areas", "hepan", "--request", str(request))
    assert not (project / "content/centers/taoyuan-tushushi.yaml").exists()
    operations = json.loads(request.read_text("utf-8"))["operations"]
    assert [(each["op"], each["record"]) for each in operations] == [
        ("create", "liuan"),
        ("create", "taoyuan-tushushi"),
        ("create", "taoyuan-zhangzhe-fantang"),
        ("create", "liuan-fuwu-zhongxin"),
    ]
    assert run_command(["-C", str(project), "apply", str(request)]) == 0
    before = tree(project)
    run(project)
    assert {path for path, data in tree(project).items() if data != before.get(path)} == {
        "imports/list.rows.json"
    }


def test_a_dry_run_writes_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = tree(project)
    assert run(project, "--new-areas", "hepan", "--dry-run") == 0
    assert tree(project) == before
    assert "taoyuan-tushushi" in capfd.readouterr().out


def test_with_a_mistake_in_the_project_nothing_is_written(project: Path) -> None:
    (project / "content/centers/slip.yaml").write_text("center:\n  id: slip\n", "utf-8")
    before = tree(project)
    assert run(project, "--new-areas", "hepan") == 1
    assert tree(project) == before


def test_a_file_that_cannot_be_read_writes_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project.parent / "list.csv").write_bytes(b"%PDF-1.4")
    before = tree(project)
    assert run(project) == 1
    assert tree(project) == before
    assert "什么也没有写 / nothing was written" in capfd.readouterr().err


def test_options_are_written_into_the_mapping_and_repeated(project: Path) -> None:
    run(project, "--new-areas", "hepan", "--mobiles", "public_mobile", "--set", "level=社区级")
    mapping = (project / "imports/list.yaml").read_text("utf-8")
    assert "new_areas: hepan" in mapping
    assert "mobiles: public_mobile" in mapping
    assert "{ field: level, value: 社区级 }" in mapping
    center = record(project, "taoyuan-tushushi")
    assert isinstance(center, ServiceCenter)
    assert center.level is not None


def test_comments_of_a_mapping_stay_when_options_change_it(project: Path) -> None:
    run(project, "--new-areas", "hepan")
    mapping = project / "imports/list.yaml"
    mapping.write_text(
        mapping.read_text("utf-8").replace("mappings:", "# 每季度更新一次\nmappings:"), "utf-8"
    )
    before = mapping.read_text("utf-8").splitlines()
    run(project, "--mobiles", "public_mobile", "--set", "level=社区级")
    added = [line for line in mapping.read_text("utf-8").splitlines() if line not in before]
    assert "mobiles: public_mobile" in added[0]
    assert [line.strip() for line in added[1:]] == ["fixed:", "- field: level", "value: 社区级"]
    center = record(project, "taoyuan-zhangzhe-fantang")
    assert isinstance(center, ServiceCenter)
    assert [phone.kind.value for phone in center.phones] == ["public_mobile"]
    run(project, "--set", "status=暂停")
    fixed = [line.strip() for line in mapping.read_text("utf-8").splitlines() if "value:" in line]
    assert fixed == ["value: 社区级", "value: 暂停"]


def test_words_of_a_mapping_stand_for_ids(project: Path) -> None:
    run(project, "--dry-run")
    run(project)
    mapping = project / "imports/list.yaml"
    words = "    words:\n      - { field: area, text: 柳岸社区, means: taoyuan }\n    columns:\n"
    mapping.write_text(mapping.read_text("utf-8").replace("    columns:\n", words), "utf-8")
    run(project)
    center = record(project, "liuan-fuwu-zhongxin")
    assert isinstance(center, ServiceCenter)
    assert center.area == "taoyuan"


def test_wrong_options_are_explained(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        (("--set", "level"), "FIELD=VALUE"),
        (("--set", "levle=x"), "no field levle"),
        (("--set", f"level={'x' * 300}"), "too long"),
        (("--new-areas", "河畔街道"), "hepan"),
    ):
        assert run(project, *words) == 1
        printed = capfd.readouterr().err
        assert said in printed
        assert "Traceback" not in printed


def test_the_child_process_prints_what_it_read(project: Path, tmp_path: Path) -> None:
    words = [
        sys.executable,
        "-m",
        "service_circles.importing.sheets.workbook_child",
        str(tmp_path / "none.xlsx"),
    ]
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert json.loads(done.stdout) == {"refused": "X105"}


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("name", ["Agency Name", "Provider", "Name of Agency", "书屋名称", "馆名"]),
        ("schedule", ["Days & Hours", "Hours of Operation", "Food Pantry Hours", "供餐时间", "门诊时间"]),
        ("phones", ["Phone #", "Main Phone", "Contact Number"]),
        ("address", ["Site Address", "Location Address", "服务站地址"]),
        ("kind", ["Agency Type", "Program Type"]),
        ("person", ["Contact Name", "联系人姓名"]),
        (
            None,
            [
                "Email Address",
                "Mailing Address",
                "Street Name",
                "Phone Hours",
                "Fax",
                "联系人及电话",
                "开放时间（夏季）",
            ],
        ),
    ],
)
def test_headings_that_mean_a_field(field: str | None, headings: list[str]) -> None:
    found = {heading: target_of(ServiceCenter, heading) for heading in headings}
    assert {heading: target and target.field for heading, target in found.items()} == dict.fromkeys(
        headings, field
    )


@pytest.mark.parametrize("kind", KINDS_BY_NAME)
def test_every_field_is_known_by_its_name_and_title(kind: str) -> None:
    record_kind = KINDS_BY_NAME[kind]
    for name, each in import_fields(record_kind).items():
        for heading in (name, each.title, f"{each.title}（必填）", f" {each.title}＊"):
            target = target_of(record_kind, heading)
            assert target is not None
            assert target.field == name, heading


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("明珠社区服务中心", "mingzhu-shequ-fuwu-zhongxin"),
        ("重庆路长者饭堂", "chongqinglu-zhangzhe-fantang"),
        ("绿地·家园 2 期", "lvdi-jiayuan-2-qi"),
        ("明珠圖書館", "mingzhu-tushuguan"),
        ("Café Ärger", "cafe-arger"),
        ("ئۇيغۇر", ""),
    ],
)
def test_ids_are_the_sound_of_names(name: str, expected: str) -> None:
    assert id_text(name) == expected


def test_ids_are_nobody_elses_and_fit() -> None:
    assert new_id("明珠", {"mingzhu"}, apart="east") == "mingzhu-east"
    assert new_id("明珠", {"mingzhu", "mingzhu-east"}, apart="east") == "mingzhu-2"
    assert new_id("search", set(), fallback="center") == "search-2"
    assert new_id("ئۇيغۇر", set(), fallback="center") == "center"
    assert len(new_id("很长的名字" * 20, {id_text("很长的名字" * 20)}, apart="a" * 60)) <= 60
