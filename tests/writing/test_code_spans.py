"""Texts of messages in HTML: what is typed as code, and where long names and paths may break."""

from service_circles.writing.rendering.code_spans import breakable, code_spans


def test_what_is_typed_is_code_and_nothing_is_markup() -> None:
    assert code_spans("write `a: 1` <here>") == "write <code>a: 1</code> &lt;here&gt;"


def test_paths_and_names_may_break() -> None:
    assert code_spans("see content/a-b.yaml") == "see content/<wbr>a-b.yaml"
    assert (
        code_spans("no communities.yaml in owners_committee")
        == "no communities<wbr>.yaml in owners_<wbr>committee"
    )
    assert breakable("ScheduleException") == "Schedule<wbr>Exception"
