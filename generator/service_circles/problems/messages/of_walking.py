"""N: the network of streets."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

WALKING: dict[str, Wording] = {
    "N101": say(
        ("没有路网文件", "Missing extract"),
        ("没有“{found}”这个文件", "there is no file `{found}`"),
        (
            "路径从项目文件夹算起，例如 content/walking/town.osm.pbf",
            "the path starts at the project's folder, for example content/walking/town.osm.pbf",
        ),
    ),
    "N102": say(
        ("路网文件读不了", "Extract that cannot be read"),
        (
            "“{found}”不是完整的 OpenStreetMap 文件",
            "`{found}` is not a complete OpenStreetMap file",
        ),
        (
            "重新下载或导出，要 .osm.pbf 或 .osm 格式",
            "download or export it again, as .osm.pbf or .osm",
        ),
    ),
    "N103": say(
        ("路网文件里没有路", "Extract without streets"),
        ("“{found}”里没有一条能走的路", "`{found}` has no street that can be walked"),
        ("换一个包含街道的文件", "use an extract that has streets"),
    ),
    "N104": say(
        ("路网不在这里", "Extract of another place"),
        (
            "{total} 个位置里有 {off} 个不在路网上，路网文件可能不是这个地方的",
            "{off} of {total} places are not on the streets: is it an extract of another place?",
        ),
        (
            "换成包含全部地方的路网文件；也看看坐标系写得对不对",
            "use an extract that covers all places; look at the datum of the coordinates too",
        ),
    ),
    "N105": say(
        ("补路或封路对不上", "Mend that does not fit"),
        ("这里离最近的路太远，接不上", "this is too far from every street to be joined"),
        ("检查坐标和坐标系", "check coordinates and datum"),
    ),
    "N106": say(
        ("补路的一头没有位置", "Link to a place without a location"),
        ("“{found}”没有坐标，路接不上", "`{found}` has no location, so no path can end there"),
        ("给它写 location，或者用 points 写坐标", "give it a `location`, or write `points`"),
    ),
    "N107": say(
        ("补路两头是同一个点", "Link that leads nowhere"),
        ("两头是同一个地方", "both ends are the same place"),
        ("改正其中一头", "correct one of them"),
    ),
    "W106": say(
        ("坐标系和地址对不上", "Datum that does not fit the address"),
        (
            "按 {datum} 算，这个点离“{street}”很远；按 {other} 算就在路边",
            "as {datum} this point is far from `{street}`; as {other} it is at that street",
        ),
        (
            "看看坐标是从哪里抄来的：高德、腾讯是 gcj02，百度是 bd09，GPS、天地图是 wgs84",
            "Amap and Tencent give gcj02, Baidu bd09, GPS and Tianditu wgs84",
        ),
    ),
    "W105": say(
        ("不在路网上", "Off the streets"),
        (
            "“{found}”离最近的路超过 150 米，只能按直线估算",
            "`{found}` is more than 150 m from every street: only a straight-line estimate is possible",
        ),
        (
            "检查坐标；真正的门在别处就写 doors，地图上缺路就写 walking 里的 links",
            "check the coordinates; write `doors` if one enters elsewhere, or `links` if a path is missing",
        ),
    ),
}
