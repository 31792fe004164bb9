"""Queries that residents type on the demonstration site, and the first result of each."""

from typing import NamedTuple


class Query(NamedTuple):
    """A query typed in an edition ('' simplified, 'zh-Hant/', 'en/'), and the name of the first result."""

    typed: str
    first: str
    edition: str = ""


QUERIES = (
    # any part of a name
    Query("中心", "榕溪区颐康中心"),
    Query("服务中心", "榕溪区市民服务中心"),
    Query("明珠社区服务中心", "明珠社区服务中心"),
    Query("图书馆", "榕溪区图书馆"),
    Query("铁路二村", "铁路二村"),
    Query("河畔居", "河畔居"),
    Query("榕树头", "榕树头社区服务中心"),
    Query("明珠社区居委会", "明珠社区居委会"),
    Query("投诉", "一口投诉"),
    Query("养老", "养老服务"),
    Query("公约", "明珠社区居民公约"),
    Query("第一次", "第一次来服务中心"),
    # services, and what people call them
    Query("居住证", "居住证"),
    Query("社保", "社保参保与查询"),
    Query("社保卡", "社保参保与查询"),
    Query("老人饭堂", "长者助餐"),
    Query("长者饭堂", "明珠长者饭堂"),
    Query("助餐", "长者助餐"),
    Query("打疫苗", "预防接种"),
    Query("装电梯", "旧楼加装电梯"),
    Query("找工作", "招工求职"),
    # what has to be found at once
    Query("120", "120 急救"),
    Query("急救", "120 急救"),
    Query("报警", "110 报警"),
    Query("12345", "12345 政务服务便民热线"),
    Query("紧急电话", "110 报警"),
    Query("ambulance", "120 Ambulance", "en/"),
    # what a center has for everybody
    Query("无障碍厕所", "榕溪区图书馆"),
    # addresses and phones, in any width
    Query("明珠路8号", "明珠社区服务中心"),
    Query("明珠路 ８ 号", "明珠社区服务中心"),
    Query("书院街15号", "榕溪区图书馆"),
    Query("0029", "潮音社区服务中心"),
    Query("0000-0000 0029", "潮音社区服务中心"),
    Query("0000 0000 0029", "潮音社区服务中心"),
    # a place and what is wanted there
    Query("明珠 居住证", "明珠社区服务中心"),
    Query("饭堂 老街", "老街长者饭堂"),
    Query("明珠饭堂", "明珠长者饭堂"),
    Query("望江社区居住证", "望江社区服务中心"),
    # pinyin: whole, initials, begun, either reading, full width
    Query("shebao", "社保参保与查询"),
    Query("sbk", "社保参保与查询"),
    Query("juzhuzheng", "居住证"),
    Query("jzz", "居住证"),
    Query("mzsq", "明珠社区"),
    Query("mingzhuyuan", "明珠苑"),
    Query("tushug", "榕溪区图书馆"),
    Query("changzhe", "长者助餐"),
    Query("zhangzhe", "长者助餐"),
    Query("fantang", "明珠长者饭堂"),
    Query("ＳＨＥＢＡＯ", "社保参保与查询"),
    # traditional characters, on each side
    Query("圖書館", "榕溪区图书馆"),
    Query("長者飯堂", "明珠长者饭堂"),
    Query("居住證", "居住证"),
    Query("圖書館", "榕溪區圖書館", "zh-Hant/"),
    Query("图书馆", "榕溪區圖書館", "zh-Hant/"),
    Query("mzsq", "明珠社區", "zh-Hant/"),
    Query("老人飯堂", "長者助餐", "zh-Hant/"),
    # English, on each side
    Query("library", "榕溪区图书馆"),
    Query("residence permit", "居住证"),
    Query("residence", "Residence permit", "en/"),
    Query("District Library", "Rongxi District Library", "en/"),
    Query("老人饭堂", "Meals for seniors", "en/"),
    Query("shebao", "Social insurance", "en/"),
    # punctuation, capitals, spaces
    Query("（明珠）苑！", "明珠苑"),
    Query("  社保  卡 ", "社保参保与查询"),
    Query("LIBRARY", "榕溪区图书馆"),
    # almost right
    Query("居住正", "居住证"),
    Query("名珠社区", "明珠社区"),
    Query("社會保險", "社保参保与查询"),
)
