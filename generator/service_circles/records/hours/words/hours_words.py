"""The words in which people tell hours, as regular expressions over cleaned text, the first that fits first."""

import re
from functools import cache

CLOCK = r"[0-2]?[0-9]\s*[:.]\s*[0-5][0-9](?:\s*:\s*00(?![0-9]))?"
_HAN = r"(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_PART_OF_HOUR = r"(?:钟|整|半|一刻|三刻|[0-5]?[0-9]分?(?![0-9:点时])|[二三四五]?十[一二三四五六七八九]?分)?"
_HALF = r"(?:[ap]\s?\.?\s?m(?:\b\.?|(?=(?:mon|tue|wed|thu|fri|sat|sun)))|[ap]\b(?!\.?[ ]?[a-z]))"
TIME = (
    rf"(?:12(?:\s*:\s*00)?\s*)?\(?(?:noon|midnight)\b\)?|正午|(?<=[早朝])[五六七八九十](?=晚)|(?<=[早朝][五六七八九十]晚)[四五六七八九十](?![点时])|"
    rf"{CLOCK}\s*{_HALF}|[0-9]{{1,2}}\s*{_HALF}|(?<![0-9])[0-9]{{3,4}}\s*{_HALF}|"
    rf"{CLOCK}(?:\s*[点时分](?![间段钟]))?|{_HAN}\s*[点时](?![间段令候]){_PART_OF_HOUR}|(?<![0-9])0[0-9][0-5][0-9](?=\s*-\s*[012][0-9][0-5][0-9])|(?<=-)[012][0-9][0-5][0-9](?![0-9])"
)
_WEEK = r"(?:每逢|逢|每个|每周(?=周|星期|礼拜)|每)?\s*(?:周|星期|礼拜)"
_COUNTED = r"[点时个楼号层次日月年天律般致切些小人名位岁]"
_DAY = rf"(?:[一二三四五六](?!{_COUNTED}|十)|日(?![常间期起志报])|天(?![天气]))"
_GLUED = r"(?:[一二三四五六](?![点时个楼号层次月年律般致切些小人名位岁十])|日(?![常间期起志报]))"
_MORE_DAYS = rf"(?:\s*(?:[、.&/+和及与跟]|以及|至|到|-+)\s*(?:{_WEEK})?\s*{_DAY}|\s*,\s*{_DAY}|\s*{_WEEK}\s*{_DAY}|{_GLUED})"
_DIGIT_DAY = r"[1-7](?![0-9:.点时个])"
DAYS_CN = rf"{_WEEK}\s*(?:{_GLUED}|天){_MORE_DAYS}*(?:\s*(?:至|到|-+)\s*周末)?"
DAYS_CN_BARE = rf"(?<![\u4e00-\u9fff])[一二三四五六](?:至|到|-)[二三四五六日](?!{_COUNTED}|十)"
DAYS_CN_DIGITS = rf"{_WEEK}\s*{_DIGIT_DAY}(?:\s*(?:[、,&和及与]|至|到|-+)\s*(?:{_WEEK})?\s*{_DIGIT_DAY})*"
NAME = r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|nes)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
DAY_EN = rf"(?:\b|(?<=[ap]m))(?:{NAME})['’]?s?(?!(?!closed\b)[a-z'’])\.?|\b(?:mo|tu|th|fr|sa|su)\b\.?(?!')|\bwe\b(?=\s*[-,&/0-9]|\s+[0-9])"
_LETTER = r"(?:th|tu|su|sa|[mtwf])"
LETTERS_EN = rf"\b(?:{_LETTER}\s*(?:-+|to\b|thru\b|through\b)\s*(?:{NAME})s?(?![a-z])|(?:{NAME})\s*-+\s*{_LETTER}(?![a-z0-9])|{_LETTER}(?:\s+{_LETTER})+|{_LETTER}(?:\s*(?:[-,/&+]|\band\b|\bto\b|\bthru\b)\s*{_LETTER})+|mwf|mw|wf|tu?th|mtu?wthf?|mtthf|tu?wthf?|mwth|wthf|mtw|t|[mwf](?=\s*:?\s*[0-9]))\b"
_NTH = "一二三四五1-5"
ORD_CN = (
    rf"(?:第\s*[{_NTH}](?:\s*[、,和及与&]\s*第?\s*[{_NTH}](?![0-9]))*(?![、,和及与&\s]*第?\s*[{_NTH}])\s*(?:个|(?=\s*(?:周|星期|礼拜)[一二三四五六日天])))"
    r"|首个|(?:最后|末)\s*一?\s*个?"
)
ORD_EN = r"\b(?:1\s?st|2\s?nd|3\s?rd|4\s?th|5\s?th|first|second|third|fourth|fifth|last)\b(?!\s*(?:come|client|call|entry|intake|name|sign|two|three|week\b|week of|day))"
_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_FESTIVAL = r"(?:春节|除夕|国庆|元旦|五一(?![点时])|十一(?![点时月])|劳动节|清明|端午|中秋|大年|农历|正月|年三十|腊月)(?:节(?!假日))?"
_FESTIVAL_EN = r"(?:thanksgiving|christmas|new year'?s?|easter|good friday|memorial day|labor day|independence day|4th of july|july 4th)"
_QUALIFIED = r"(?:all|any|public|national|federal|legal|observed|the|bank|statutory)"
_PARTIAL = (
    r"(?:major|most|some|certain|county|city|state|school|religious|jewish|church|lausd|california|select)"
)
_TOPIC = r"(?:food|pantry|distributions?|office|service|services|site|business|operation|operating|program|store|thrift|shop|intake|grocery|kitchen|meal|normal|regular|general|public|current|opening|client|walk-?in|center|hot)"

_PHONE = r"(?:\(?0[0-9]{2,3}\)?[\s-]?[0-9]{3,4}[\s-]?[0-9]{4}|(?:\(?[0-9]{3}\)?[\s.-]*)?[0-9]{3}[\s.-][0-9]{4}|1[0-9]{10}|[0-9]{7,8})"

_OTHER_WORDS = r"(?:(?!\b(?:mon|tue|wed|thu|fri|sat|sun|daily|every|week|month|1st|2nd|3rd|4th|closed|except|start|begin|unless|effective|but|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))[a-z '])*"

PHRASES = (
    ("every_minute", r"\balways open\b|\bopen around the clock\b|24\s*[/×x*]\s*7|7\s*[×x*]\s*24\s*(?:小时)?|\b24-?\s*(?:hours?|hrs?)\s*(?:a|per)\s*day,?\s*(?:7|seven)\s*days\s*(?:a|per)\s*week\b"),
    ("filler", r"(?:\A|(?<=[\n;。]))\s*\(?[1-9]\s*[、.)](?=\s*[^0-9\s])"),
    # Nothing about when: kept as a remark.
    ("remark", r"\b(?:or |and )as needed\b"),
    ("remark", r"(?:限|共)?\s*[0-9]{1,4}\s*(?:席|名|位|人)(?:次)?(?![点时])"),
    ("remark", r"[三四]点(?:半|钟)(?:课堂|学校|托管|乐园|驿站)"),
    ("remark", r"(?:无需|不用|不需要?|免)(?:提前)?预约|可(?:以)?(?:提前|电话|网上)?预约|(?:中午|午间|午休)(?:时[间段])?(?:安排|有人)?(?:不休(?:息)?|不闭馆|不打烊|不关门|不下班|不间断|连续|照常|值班|值守)(?:开放|服务|办公)?|无午休"),
    ("remark", r"(?:(?:需要?|请|须|可)(?:提前)?|提前)(?:\s*[一两二三1-3半]\s*(?:天|日|个?小时|个?工作日))?(?:电话)?(?:订餐|预订|预定|报名)(?:登记|就餐|用餐)?|(?:夜间|晚间|日间|早间)(?:门诊|班|服务|窗口|延时服务)(?=\s*:)"),
    ("remark", r"(?:(?:闭馆|结束|关门)(?:时间)?)?前?\s*(?:[0-9一二三]+\s*分钟|半\s*(?:个)?小时|[一1]\s*个?小时|" + CLOCK + r")\s*(?:以?后|起|前)?\s*(?:停止|截止|不再|禁止|谢绝|不得|止)[\u4e00-\u9fff]+"),
    ("remark", r"(?:(?:早上|上午|下午|晚上|晚)?\s*)" + CLOCK + r"\s*(?:以?后|起|前)?\s*(?:观众|游客|读者|居民)?(?:(?:停止|截止|不再|禁止|谢绝|不得|止)[\u4e00-\u9fff]+|开始(?:清场|清馆|排队|取号|检票|挂号|登记))|(?:最后|最晚|最迟)(?:入[馆场园]|进[馆场园]|取号|登记|挂号|接待|点餐)(?:时间)?\s*[:为是]?\s*" + CLOCK + r"前?|节假?日(?:的)?前[一1][天日][^;。)]*?闭馆"),
    ("remark", r"\b(?:doors?(?: will)? opens?|(?:line|lining|sign|check)(?:s|ing)?[ -]?(?:up|in)|lines? (?:forms?|starts?|begins?)|numbers?(?: are)? (?:given|handed|passed) out|arriv(?:e|al|als)|registration(?: (?:starts?|begins?|opens?))?|intake (?:starts?|begins?)|come)(?: (?:as early as|no later than|starts?|starting|begins?|beginning|between|early|at|by|from|around|about|before))+\s*(?:" + TIME + r"|[0-9]{1,2}(?![0-9:]))(?!\s*(?:-|to\b))"),
    ("remark", r"\b(?:(?:limit(?:ed)?(?: to| of)?|clients?|households?|famil(?:y|ies)|people|individuals?|visitors?|you|may|can|visit|visits|receive|serv(?:e|ed|es)|come|shop|eligible|allowed|maximum|max|up to|only) )+(?:(?:be )?(?:serv|assist|help)ed )?(?:once|twice|one|two|1|2)(?: (?:time|visit|box|bag|order|pick-?up)s?)? (?:per|a|each|every|in a) (?:[0-9]+ )?(?:calendar )?(?:days?|weeks?|months?|years?)|\b(?:once|one|1|one visit|1 visit|one time|1 time|[12]x)(?: visits?| times?)? (?:per|each|every|a) (?:[0-9]+ )?(?:calendar )?(?:days|week|month|year)(?: per [a-z]+)?(?=\s*(?:\)|\.|;|$|,|\n))"),
    ("remark", r"(?:次日|翌日|第二天|顺延一天)(?:补?休(?:馆|息)?|闭馆)"),
    ("remark", r"(?<=\()(?:after|before|following) (?:the )?(?:[a-z]+ )?(?:service|services|mass|church|worship)(?=\))"),
    ("remark", r"\bno appointments? (?:is |are )?(?:needed|necessary|required)|\b(?:or )?(?:until|till|while|when) (?:the |all )?(?:food|supply|supplies|items?|everything|inventory|groceries|we run|bags|it|products?|boxes|gone|stock|out of)\b" + _OTHER_WORDS + r"|\bwhile supplies last|\bfirst[ -]come,?\s*-?(?:first[ -]serv(?:e|ed)?(?: basis)?)?|\brain or shine|\b(?:one|1|once)(?: (?:visit|time|bag|box))? (?:per|a|each|every) (?:week|month) per [a-z]+"),
    ("remark", r"\b(?:last|final) (?:entry|client|intake|sign[- ]?in|sign[- ]?up|registration|order|call|appointment|check[- ]?in|car|ticket|admission|number)s?[a-z ]*?(?:is |are |at |by |@ )*(?:" + TIME + r")"),
    ("remark", rf"(?:联系|咨询|服务|订餐)?(?:电话|热线)[:\s]*[0-9]{{3,6}}(?![0-9:])|(?:\b(?:call|tel|phone|telephone|ph|at)\b|联系?电话|咨询电话|电话|致电)?[:.\s]*(?<![0-9]){_PHONE}(?![0-9:])(?:\s*(?:x|ext\.?|转)\s*[0-9]+)?"),
    ("remark", r"团[体队](?:参观)?(?:需|请|须)?(?:提前)?(?:电话)?预约|\b(?:please )?(?:call|phone)(?: us)? (?:first|ahead|before)|\bdrive[- ]?(?:thru|through|up)\b"),
    ("filler", r"(?:夏冬|冬夏|一年四季|四季)(?:均为|都是|均|都|为)?|全年(?![无不36])|\bweekly\b|\byear[- ]round\b|\bopen to (?:the )?(?:general )?public\b"),
    ("no:season", rf"\b{_FESTIVAL_EN}(?: day)?\s*(?:-+|to|through|thru|until|till?)\s*(?:the )?{_FESTIVAL_EN}"),
    ("festival", rf"\b(?:the )?(?:day|week|{NAME}) (?:before|after|of) {_FESTIVAL_EN}(?: day)?|\b{_FESTIVAL_EN} week\b|(?:(?:除|逢|遇)?(?:了)?{_FESTIVAL}[、,和及与初一二三四五六七八九十至到\-除夕日]*)+(?:等)?(?:节假日|节日|假期|期间|当天|当日|长假|放假|假日|前后)*|\b{_FESTIVAL_EN}(?: (?:day|eve))?(?:(?:,|\s|&|and)+{_FESTIVAL_EN}(?: (?:day|eve))?)*(?:(?:,|\s|&|and)+(?:the )?day (?:after|before))?"),
    # Days that a weekly schedule cannot say.
    ("no:dates", r"隔[周天日]|[单双][周日号数]|逢[单双](?!休)|初[一二三四五六七八九十]|每月\s*[0-9一二三四五六七八九十、,和及至到-]+\s*[日号]|(?<![0-9])[0-9]{1,2}\s*[日号](?![0-9])|第[一二三四五1-5]周的?|[上中下]旬|每[周月季]\s*[一二两三四五六七0-9]\s*[次]|每周[一二两三四五六七5-7]天|每季|轮休|月底|月初|月末"),
    ("no:dates", r"\b(?:every other|bi-?weekly|bi-?monthly|alternat\w+|alternative|twice|rotating|odd|even)\b|\b(?:week|weeks) of\b|\b(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last) (?:week|two|three|full|day)s?\b|\b(?:2|3|4|two|three|four) (?:times|days)\b|\bonce\b|\b[0-9]+/[0-9]+(?:/[0-9]+)?\b(?!7)|\bquarterly\b"),
    ("no:season", r"[春夏秋冬](?:季|令|时|天)|夏秋|冬春|春夏|秋冬|[寒暑]假|[0-9一二三四五六七八九十]+\s*月(?!份?\s*第)|淡季|旺季|学年|学期|开学|上学|学生|放学|课(?![堂程])"),
    ("no:season", rf"\b(?:summer|winter|spring|autumn|fall|seasonal|school year|term[- ]?times?|(?:in |during |school )?terms?(?= )|semesters?|(?:{_MONTHS})\b\.?|may (?:through|to|-|[0-9])|ramadan|lent|year)\b(?!-round)"),
    # Closed, or not.
    ("allyear", r"(?:全年|一年|常年|年中)?\s*(?:365|三百六十五)\s*天(?:全年)?(?:无休|开放|不休)?(?:息)?|(?:全年)?无(?:节)?假日(?:医院|门诊|服务|单位)?|(?:全年|常年|年中)\s*(?:无休|不休|不闭馆|不打烊)(?:息)?|\b365 days(?: (?:a|per) year)?"),
    ("usual", r"不闭馆|无休(?:息|日)?|不休(?:息)?|不打烊|不放假|不关门|照常(?:开放|开馆|营业|上班|服务|接待)?|正常(?:开放|开馆|营业|上班|办公|服务|接待|供餐|开餐|受理|接诊|门诊|运行)|\bas usual\b|\b(?:and|also|even)? ?open (?:on )?(?=(?:all )?holidays)"),
    ("part", r"[午中][餐饭](?=\s*(?:时[段间])?\s*:?\s*[0-9][^。]*晚[餐饭])"),
    ("break", r"(?<!提供)午休(?!服务)(?:时间)?|午间休息(?:时间)?|中午休息(?:时间)?|午餐(?:时间)?|午饭|\b(?:for |during )?(?:a )?lunch(?: (?:break|hours?|time|from))?\b"),
    ("except_tail", r"除外|例外|\b(?:are |is )?excluded\b"),
    ("except", r"除了|除去|除|不含|不包括|不包含|\bexcept(?:ing)?(?: for)?(?: on)?\b|\bexcluding\b|\bexcl\.?\b|\bother than\b|\bbut not\b"),
    ("except_end", r"以外|之外|外(?![\u4e00-\u9fff])|外(?=[每均都其的开,])"),
    ("including", r"(?:包括|包含|含|\bincluding\b|\bincl\.?)"),
    ("holiday", r"例假日|(?:国家|国定|公众|公共|其[他它]|所有|各类?|遇|逢|遇到)*\s*法?定?的?(?:节假日|节日|假日|公众假期|公共假期|法定假期?)(?:期间)?|法定(?:节假|假)(?:日|期)?|国假|\bph\b|" + rf"\b(?:{_QUALIFIED}(?:,| and| &)? )*holidays?\b"),
    ("some_holidays", rf"\b(?!and\b)(?:(?:{_QUALIFIED}|and|&) )*{_PARTIAL} (?:(?:{_PARTIAL}|{_QUALIFIED}|and|&) )*holidays?\b"),
    ("rest_days", r"公休(?:日|假日)"),
    ("closed_label", r"(?:闭馆|休馆|休息)(?:日|时间)(?=\s*[:为是])"),
    ("closed", r"(?:全天|例行|例)*(?:闭馆|休馆|闭室|闭园|停馆|关馆|馆休|整休|休业|歇业|停业|关闭|关门|不开放|不对外(?:开放|服务)?|不营业|不上班|不开门|不办公|不接待|不开馆|停止(?:对外)?(?:开放|服务)|暂停(?:对外)?(?:开放|服务|接待|活动|营业|供餐|办理)?|放假|公休|休息(?![区室厅])|(?<!退)休(?![闲息]))(?:整理|维护|维修|休整|学习|盘点|日|一天)*|(?<=day)closed\b|\b(?:is |are |we(?:'| a)re |will be )*(?:closed|not open|no (?:service|distribution|food)s?|(?<=[a-z] )off(?=\s*(?:[;,]|$)))\b(?: on| every| all day)*"),
    # How to come, and that nobody knows.
    ("with_appointment", r"\b(?:(?:some|other|additional|most) )*(?:evenings?|weekends?|times?|hours?|days?)(?:(?:,| and| or| &) (?:evenings?|weekends?|times|hours|days))*(?: are| is)?(?: also)?(?: available)? by (?:appointment|appt)s?\b\.?(?: only)?|\b(?:and|or|also|&)(?: also)?(?: available)? by (?:appointment|appt)s?\b\.?|\bappointments? (?:available|preferred|recommended|encouraged|welcome|suggested)"),
    ("appointment", r"\bcall to (?:schedule|book|make|set up|arrange)(?: an?)?(?: (?:appointment|appt|visit|time)\.?)?|(?:仅限?|只|均|请)?(?:需要?|须|凭|请|实行|采取|按)?(?:提前(?:\s*[一两二三1-3]\s*(?:天|日|个?小时|个?工作日))?|电话|网上|线上|微信|团体)*预约(?:制|开放|参观|入馆|进馆|到馆|前往|服务|办理|使用|后|开馆|入场)*|\b(?:by|with|call for|call to make|schedule|make|must (?:have|make)|need)?\s?(?:an? |prior )?(?:appointments?|appts?)\b\.?(?: (?:is |are )?(?:only|required|needed|necessary|basis))*"),
    ("nothing", r"不知道|未知|不详|不清楚|暂无|\b(?:unknown|tbd|tba|n/a|not (?:listed|provided|known)|none listed)\b"),
    ("elsewhere", r"\A\s*同[\u4e00-\u9fff]{2,8}\s*\Z|(?:同|与|随|按照?)[\u4e00-\u9fff]{1,10}?(?:时间(?:一致|相同|同步|开放)?|同步(?:开放)?|一致)"),
    ("unknown", r"\A\s*(?:工作|上班|办公|营业)时间\s*\Z|(?:详见|见|关注)[\u4e00-\u9fff“”]*(?:公众号|官网|网站|公告|通知)[\u4e00-\u9fff]*|\A\s*(?:please )?call(?: (?:us|agency|center|church))?[.\s]*\Z|\b(?:see|check|visit|follow)[a-z' ]* (?:website|facebook|web ?page|page|calendar|online)[a-z ]*|\bcall for availability|(?<=[0-9] )for (?:hours|times|dates|details|information|a schedule)\b|(?:无|没有|暂无)固定的?(?:开放)?时间|(?:视|根据)[\u4e00-\u9fff]{1,8}(?:而定|确定|安排)|按需(?:开放|服务)?|(?:有)?活动(?:时|期间)开放|待定|不定(?:时|期)?(?:开放)?|不固定|视情况而?定?|(?:具体)?(?:时间|安排)?(?:请)?以[\u4e00-\u9fff“”]*为准|(?:时间)?另行(?:通知|公告|通告)|另行(?:安排|调整)|另(?:作|做)?(?:调整|安排)|(?:详情|具体时间|时间)?请?(?:电话)?(?:咨询|详询|致电|电询)[\u4e00-\u9fff]*|\b(?:please )?(?:call|contact)(?: [a-z]+){0,3} for (?:more |current |specific |exact )?(?:hours?|times?|info\w*|details|schedules?|dates?)[a-z ]*|\b(?:days|hours|times|schedules?|dates?)?(?:(?: and|/| &) (?:days|hours|times|schedule|dates?))? ?(?:may |can )?var(?:y|ies)\b|\b(?:subject to change|not available)\b"),
    # Days.
    ("full", r"(?:全天候?)?\s*(?:24|二十四)\s*(?:个)?小时(?:全天)?(?:自助)?|全天候|全天|\b24\s*-?\s*(?:hours?|hrs?|h)(?![a-z])(?: (?:a|per) day)?|\ball day\b|\b24h\b"),
    ("others", r"(?:其余|其[他它])(?:的)?(?:时间|日期|日子|各?天|几天)?(?:均为|都是|均|都|则|为|是)?|\b(?:on )?(?:all )?(?:the )?other (?:days|(?=(?:" + NAME + r")s?\b))"),
    ("everyday", r"一?周\s*(?:七|7)\s*天|每周\s*(?:七|7)\s*天|一星期七天|每一?[天日](?:都)?|天天|每(?=[早晚])|\b(?:daily|every\s?day(?: of the year)?|every night|nightly|all week|(?:7|seven) days(?: (?:a|per) week)?)\b"),
    ("workdays", r"(?:法定|正常)?工作日|周内|平日|周中|\b(?:week\s?days?|business days|work ?days?)\b"),
    ("weekend", r"[每逢]?双休(?:日|天)?|(?:每个?)?周末(?:两天)?|\bweek\s?ends?\b"),
    ("monthly", r"每个?月的?|(?:\bof |\bin )(?:the |each |every |a )*(?:month|mo)\b\.?|\b(?:each|every|per) month\b|\bmonthly\b|\bof month\b|/\s*month\b"),
    ("ord", ORD_CN), ("ord", ORD_EN),
    ("day_code", r"(?:-1|[1-5])\s?(?:mo|tu|we|th|fr|sa|su)\b"),
    ("days_cn", DAYS_CN), ("days_cn", DAYS_CN_BARE), ("days_cn", DAYS_CN_DIGITS),
    ("letters", LETTERS_EN), ("day", DAY_EN),
    # Times of a day.
    ("next_day", r"次日|翌日|第二天|隔天|(?:the )?next day|(?:the )?following day"),
    ("part", r"朝(?=[五六七八九十]晚)|早[餐饭点](?=\s*(?:时[段间])?\s*:?\s*[0-9])|晚[餐饭](?=\s*(?:时[段间])?\s*:?\s*[0-9])|凌晨|清晨|早晨|早上|上午|中午|午间|下午|午后|傍晚|晚上|晚间|夜间|夜里|早|晚|夜|\b(?:in the )?(?:mornings?|afternoons?|evenings?)\b(?: from)?|\b[ap]\.?m\b\.?"),
    ("time", TIME),
    ("bare", r"(?<![0-9])[0-9]{1,2}(?![0-9])"),
    # What joins and separates.
    ("label", rf"\b{_TOPIC}(?:[ /&]+{_TOPIC}|[ ]?(?:hours|days|times?|hrs))*\s*(?::|(?=\s*(?:hours|days|times?|hrs)\b))"),
    ("filler", r"(?:对外)?(?:开放|开馆|营业|服务|办公|工作|上班|接待|受理|供餐|就餐|用餐|借阅|阅览|门诊|办理|活动|值班|坐班)?时[间段](?:为|是)?|(?:对外)?(?:开放|开馆|营业|办公|上班|开门|接待|受理)|对外|均为|都是|均|都|则|为|是|(?:从|自|于|在)(?=\s*[0-9每周星礼上下早晚中凌一二三四五六七八九十])|的|起|时间|\b(?:hours?|hrs|open(?:s|ing)?|opened|at|on|from|every|each|only|the|is|are|our|of operation|operation|days?|times?|schedule|between|o'clock|we're|also)\b|@"),
    ("range", r"-+>?|至|到|\b(?:to|thru|through|until|till|til)\b"),
    ("listed", r"\bas well as\b|[、&/+]|和|及|与|跟|以及|\band\b|\b& "),
    ("comma", r","), ("colon", r":"), ("open", r"[(\[{【「《〈]"), ("close", r"[)\]}】」》〉]"),
    ("line", r"\n"),
    ("strong", r"[;。!]|\.(?![0-9])"),
    ("remark", r"(?:(?![闭休停截报最集课暂调限周星日节假午晚早夏冬春秋旺淡原曾旧前后新老临试])[\u4e00-\u9fff]){1,10}时间(?=\s*[:为是])"),
    ("word", r"[a-z][a-z'’]*|."),
)  # fmt: skip

KINDS = tuple(kind for kind, _ in PHRASES)


@cache
def vocabulary() -> re.Pattern[str]:
    """All phrases in one pattern with a group for each; made when first needed, which takes a tenth of a second."""
    groups = (f"(?P<k{number}>{pattern})" for number, (_, pattern) in enumerate(PHRASES))
    return re.compile("|".join(groups), re.DOTALL)


SUSPICIOUS = re.compile(
    r"^[一二三四五六七八九十日]+$|[0-9]|[非不无除单双隔半前后起止外逢轮暂停关闭休假节季月年日天时点分早晚午夜周期末初第每次临另约左右撤迁改原旧]|装修|部分|个别|多数|"
    r"\b(?:not?|never|if|when|unless|weeks?|months?|[mtwfs]|dates?|years?|season|holiday|hours?|minutes?|am|pm|or|other|"
    r"temporar\w+|after|before|start\w*|begin\w*|end|ends|ending|effective|break|shut|var\w+|may|night\w*|dusk|dawn|sun\w*|"
    r"late|early|later|earlier|between|prior|opens?|instead|change\w*|cancel\w*|skip\w*|suspend\w*|half|exclud\w+|exception\w*|"
    r"discontinu\w+|postpon\w+|was|were|used|mov\w+|relocat\w+|former\w*|previous\w*|reopen\w*|remodel\w*|renovat\w+|most|some|select\w*|certain|occasional\w*|"
    r"limited|reduced|except\w+|\w*days?|(?:mon|tue|wed|wen|thu|thr|fri|sat|sun)\w*d\w*y)\b"
)
"""In words that the grammar does not know: they could change what the rest means, or be a misspelled weekday."""

REQUEST = re.compile(
    r"^(?:please |clients? |you |must |should |kindly )*(?:check|call|bring|visit|contact|see|arrive|enter|park|use|wear|ask|email|text|"
    r"register|remain|stay|show|have|provide|take|knock|ring)\b"
)
"""Requests to people say nothing about hours, though they may have words such as `before` and `if`."""
NOT_OF_A_REQUEST = re.compile(
    r"[0-9]|\b(?:closed|except\w*|temporar\w+|suspend\w*|cancel\w*|discontinu\w+|postpon\w+|holidays?|weeks?|months?|season\w*|"
    r"hours?|unless|\w*days?|change\w*|var\w+|reopen\w*|not open|no longer)\b"
)
