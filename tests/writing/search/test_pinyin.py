"""Characters sound in all their usual readings."""

from service_circles.writing.finding.search.search_keys import readings, readings_table, sounds_from


def test_readings() -> None:
    assert readings("珠") == ("zhu",)
    assert set(readings("长")) == {"chang", "zhang"}
    assert {"zeng", "ceng"} <= set(readings("曾"))
    assert {"lv", "lu"} <= set(readings("绿"))
    assert readings("8") == ("8",)
    assert readings("é") == ()


def test_sounds_that_begin_in_a_character() -> None:
    assert {"zhu", "hus", "ush", "'zsq"} == set(sounds_from("珠社区")) - {"'zso"}
    assert set(sounds_from("中心")) == {"zho", "hon", "ong", "ngx", "gxi", "'zx$"}
    assert sounds_from("心") == ("xin",)
    assert set(sounds_from("aed")) == {"aed", "'aed"}


def test_both_readings_are_typed() -> None:
    assert {"cha", "zha", "ngz", "'czg", "'zzg"} <= set(sounds_from("长者公"))


def test_the_table_for_the_script() -> None:
    table = readings_table("明珠主任a1")
    assert table["zhu"] == "主珠"
    assert "a" not in table
    assert list(table) == sorted(table)
