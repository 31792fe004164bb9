"""Reasons for which hours are not read: what is ambiguous is not guessed."""

from service_circles.languages.phrase import Phrase, phrase

_REASONS = {
    "empty": phrase("没有写开放时间"),
    "unclear": phrase("看不懂“{found}”"),
    "no_days": phrase("“{found}”是星期几"),
    "no_hours": phrase("“{found}”没有写几点到几点"),
    "half_time": phrase("“{found}”没有写从几点到几点"),
    "twelve": phrase("“{found}”分不清上午下午"),
    "order": phrase("“{found}”不像一段开放时间"),
    "overlap": phrase("同一天有互相重叠的时间：{found}"),
    "nth_days": phrase("“{found}”分不清是每周，还是每月第几个"),
    "dates": phrase("“{found}”不是每周或每月第几个星期几"),
    "season": phrase("“{found}”只在一段日子里这样"),
    "season_days": phrase("这几段日子有重叠，或者中间缺了几天：{found}"),
    "closed": phrase("分不清“{found}”哪些时间不开"),
    "holidays": phrase("分不清“{found}”节假日开不开"),
    "labels": phrase("这里有几种时间（{found}），不知道哪一种是开放时间"),
}
_ADVICE = {
    "no_days": phrase("写上星期几，例如：每天 09:00-17:00"),
    "twelve": phrase("用 24 小时制写成 {rewrite}"),
    "nth_days": phrase("每一个都写全，例如：每月第一个周二、每月第三个周二 09:00-11:00"),
    "dates": phrase("一天一天地开的，写成活动（repeats 可以隔周、每月某日），或者在 exceptions 里写日期"),
    "season": phrase("写上从哪天到哪天，例如：5月1日—9月30日 08:30-18:00；10月1日—4月30日 08:30-17:30"),
    "season_days": phrase("每一天只在一段里，例如：5月1日—9月30日 08:30-18:00；10月1日—4月30日 08:30-17:30"),
    "holidays": phrase("节假日写在 holidays：closed 关门、as_usual 照常；要开另外的时间就写 holiday_hours"),
    "no_hours": phrase("写上几点到几点，例如：周六 09:00-12:00"),
    "half_time": phrase(
        "写上从几点到几点，例如：周六 09:00-11:00；不知道几点结束，就写 by_appointment 或 unknown，原话写进 note"
    ),
    "closed": phrase(
        "写出那一天开的时间，例如：周五 09:00-12:00；暂时关门的地方写 status: temporarily_closed"
    ),
    "overlap": phrase("这里只写整个地方的时间；房间、窗口的时间写在它自己的服务下面"),
    "labels": phrase("只留一种；另一种写在 note 里"),
}
_SAMPLE = phrase("写成这样：周一至周五 08:30-12:00, 14:00-17:30；周六 09:00-12:00；节假日除外")


class HoursRefusedError(Exception):
    """Hours that cannot be read without a guess; `rewrite` is what seems to be meant, if that can be said."""

    def __init__(self, code: str, found: str, rewrite: str = "") -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found
        self.rewrite = rewrite
        self.left_out = ""
        """The only clause that is in the way."""

    @property
    def reason(self) -> Phrase:
        """The sentence for an author."""
        return phrase(_REASONS[self.code].text, found=self.found)

    @property
    def advice(self) -> Phrase:
        """A way to write it that is read."""
        if self.left_out:
            return phrase(
                "去掉“{clause}”就读得懂，那一句写进 note；或者{advice}",
                clause=self.left_out,
                advice=self._own_advice,
            )
        return self._own_advice

    @property
    def _own_advice(self) -> Phrase:
        if self.code == "twelve" and not self.rewrite:
            return phrase("用 24 小时制写，下午 2 点就是 14:00；或者写 am、pm")
        return phrase(_ADVICE.get(self.code, _SAMPLE).text, rewrite=self.rewrite)
