// A circle: what it reaches, what it promises.
const { byId, computed, listed } = require("../directory.js");
const part = require("../parts.js");
const { each, esc, linkRow, number, rows, section } = part;

module.exports = function ({ record }) {
  const origins = listed(record.origins).map(id => byId.get(id));
  const reached = computed.circles[record.id], found = part.reached(reached.rows), homes = part.homes(found);
  const inside = [...origins, ...found.map(row => row.place).filter(part.isCenter)];
  const promises = record.promises.map(id => ({
    service: byId.get(id), centers: inside.filter(center => center.services.some(offered => offered.service === id)),
  }));
  const kept = promises.filter(promise => promise.centers.length).length;
  const missed = computed.missed[record.id];
  const html = `${part.crumbsTo(origins[0].area)}
${part.title(record.name, "步行 10 分钟")}
<div class="columns">
<div class="stay">
<section aria-label="地图">
<div class="card map-card">
${part.figures([[homes.estates, "个小区"], [homes.households, "户可达"], [`${kept}/${promises.length}`, "项承诺做到"]])}
</div>
<p class="small muted">${computed.pace_words}。没有路网资料，按直线估算：直线距离乘以 1.45 倍绕行，所以圈是虚线。规划标准的 500 米半径用细线标出。</p>
</section>
</div>
<div>
${section("从哪里出发", "", "origins", part.placeRows(part.rowsOf(origins)))}
${section("承诺的服务", "", "promises", rows(each(promises, promise)))}
${found.length ? section("圈内还有", "按步行时间", "inside", part.placeRows(found, 12) + part.otherWalkers(reached.others)) : ""}
${missed.length ? section("负责但走不到的小区", `${missed.length} 个`, "missed", rows(each(missed, id => linkRow({
    href: `../../areas/${id}/`, text: byId.get(id).name, line: `${number(byId.get(id).households)} 户`,
  })))) : ""}
${section("负责的地方", "", "areas", `<ul class="chips">\n${each(listed(record.areas), id => `<li><a class="chip" href="../../areas/${id}/">${esc(byId.get(id).name)}</a></li>`)}\n</ul>`)}
</div>
</div>
${part.recordEnd(record)}`;
  return { html };
};

function promise({ service, centers }) {
  const where = centers.length ? centers[0].name + (centers.length > 1 ? `等 ${centers.length} 处` : "") : "圈内还没有地方能办";
  return `<li><a class="row" href="../../services/${service.id}/"><span class="row-text"><b>${esc(service.name)}</b><span>${esc(where)}</span></span>` +
    `${centers.length ? '<span class="tag tag-open">有</span>' : '<span class="tag">缺</span>'}</a></li>`;
}
