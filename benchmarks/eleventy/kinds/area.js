// An area: its centers, what is below it, and for an estate the nearest center of each board.
const { below, byId, centersWithin, computed, servicesOn, total } = require("../directory.js");
const part = require("../parts.js");
const { each, esc, icon, linkRow, number, rows, section } = part;

module.exports = function ({ record }) {
  const centers = centersWithin(record.id), isWide = ["district", "street"].includes(record.kind);
  const counts = computed.lists.areas[record.id] || {};
  const near = record.kind === "estate" ? computed.near[record.id] || [] : [];
  const inside = belowOf(record, counts);
  const data = { "@context": "https://schema.org", "@type": "AdministrativeArea", name: record.name };
  if (record.location) {
    data.geo = { "@type": "GeoCoordinates", latitude: record.location.latitude, longitude: record.location.longitude };
  }
  const html = `${part.crumbsTo(record.parent)}
${part.title(record.name, part.labels.area[record.kind])}
<div class="columns">
<div>
${near.length ? section("走得到的服务点", "直线估算", "near", part.filtered(part.placeRows(part.reached(near), 4))) : centersOf(record, centers, counts)}
${record.kind === "estate" ? `<p class="near-link"><a class="near-button" href="../../near/?at=${record.id}&amp;open=1">${icon("crosshairs-gps")}现在开着、离这里最近的</a></p>` : ""}
${isWide ? inside : ""}
</div>
<div>
<section aria-label="地图和数字">
<div class="card map-card">
${part.figures([near.length ? [near.length, "个走得到的服务点"] : [centers.length, "个服务点"], [amount(record, "households"), "户"], [amount(record, "population"), "人"]])}
</div>
</section>
${computed.reach_pages[record.id] ? `<section aria-label="谁还走不到">${rows(linkRow({
    href: `../../${computed.reach_pages[record.id]}`, text: "谁还走不到", line: "哪些小区、什么时候、哪类服务走不到",
  }))}</section>` : ""}
${isWide ? "" : inside}
${boardsNear(computed.boards_near[record.id] || [])}
${centers.length && centers.length <= 200 ? servicesOf(centers, isWide) : ""}
${centers.length ? levels(centers) : ""}
${record.address ? `<section aria-label="其他">\n<ul class="card facts">\n<li>地址：${esc(record.address)}</li>\n</ul>\n</section>` : ""}
${centers.length && ["street", "community"].includes(record.kind) ? save(record) : ""}
</div>
</div>
${part.recordEnd(record)}`;
  return { html, data };
};

const amount = (record, name) => {
  const sum = total(record.id, name);
  return sum ? number(sum) : "";
};

function centersOf(record, centers, counts) {
  const none = record.kind === "estate" ? '<p class="notice">步行 10 分钟内还没有服务点。</p>' : "";
  if (!centers.length) { return none; }
  const found = centers.map((place, at) => ({ place, number: at < 30 ? at + 1 : 0, up: "../../" }));
  const list = Object.keys(counts).length ? '<p class="small muted">其余请按下级地方查看。</p>' : part.filtered(part.placeRows(found, 4));
  return none + section("这里的服务点", `${centers.length} 处`, "centers", list);
}

function belowOf(record, counts) {
  const children = below(record.id);
  if (!children.length) { return ""; }
  const kinds = [...new Set(children.map(child => part.labels.area[child.kind]))].sort().join("、");
  return section(kinds, `${children.length} 个`, "below", rows(each(children, child => linkRow({
    href: `../../areas/${child.id}/`, text: child.name, line: child.households ? `${number(child.households)} 户` : "",
    end: counts[child.id] ? `${counts[child.id]} 处` : "",
  }))));
}

function boardsNear(found) {
  if (!found.length) { return ""; }
  const row = (nearby, at) => {
    const board = computed.boards[at];
    const text = line => `<span class="badge">${icon(board.icon)}</span><span class="row-text"><b>${esc(board.name)}</b><span>${esc(line)}</span></span>`;
    if (!nearby.center) { return `<li class="row">${text("半小时内走不到")}<span class="tag">缺</span></li>`; }
    return `<li><a class="row" href="../../centers/${nearby.center}/">${text(byId.get(nearby.center).name)}` +
      `${nearby.in_time ? "" : '<span class="tag">太远</span>'}<span class="row-end">${nearby.minutes} 分钟</span></a></li>`;
  };
  const inTime = found.filter(nearby => nearby.in_time).length;
  return section("十类服务，最近在哪里", `${inTime}/${found.length} 类走得到`, "boards", rows(each(found, row)));
}

function servicesOf(centers, isWide) {
  const offering = new Map();
  for (const center of centers) {
    for (const { service } of center.services) { offering.set(service, [...(offering.get(service) || []), center]); }
  }
  const boards = computed.boards.map(board => [board, servicesOn(board.id).filter(service => offering.has(service.id))])
    .filter(([, found]) => found.length);
  const wide = ([board, found]) => {
    const names = found.slice(0, 3).map(service => service.name).join("、");
    const line = found.length <= 3 ? names : `${names}等 ${found.length} 项`;
    return linkRow({ href: `../../boards/${board.id}/`, text: board.name, line, sign: board.icon });
  };
  const folded = ([board, found]) =>
    `<details class="more"><summary><span class="badge">${icon(board.icon)}</span>${esc(board.name)}<span class="row-end small">${found.length} 项</span></summary>\n` +
    `<ul class="rows">\n${each(found, service => {
      const places = offering.get(service.id);
      const line = places[0].name + (places.length > 1 ? `等 ${places.length} 处` : "");
      return linkRow({ href: `../../services/${service.id}/`, text: service.name, line });
    })}\n</ul>\n</details>`;
  const html = isWide ? `<ul class="rows">\n${each(boards, wide)}\n</ul>` : each(boards, folded);
  return section("能办什么", "", "services", `<div class="card">\n${html}\n</div>`);
}

function levels(centers) {
  const counts = level => centers.filter(center => center.level === level).length;
  const found = ["district", "street", "community", "estate"].filter(counts);
  return section("各级中心", "", "levels", '<div class="card scroll"><table>\n' +
    `<thead><tr><th scope="col">级别</th><th scope="col">服务中心</th></tr></thead>\n<tbody>\n${each(found, level =>
      `<tr><th scope="row">${part.labels.level[level]}</th><td>${counts(level)}</td></tr>`)}\n</tbody>\n</table></div>\n<p class="small muted">本站收录、现在没有关闭的。</p>`);
}

const save = record => `<section aria-labelledby="save" data-save="../../offline/lists/${record.id}.json" data-name="${esc(record.name)}" hidden>
${part.head("存到手机", "没有网络也能看", "save")}
<div class="card card-body save">
<p role="status" data-told></p>
<p class="save-count" data-count hidden></p>
<progress aria-label="存到手机" hidden></progress>
<p class="chips"><button class="copy" type="button" data-yes hidden>看看有多大</button><button class="copy" type="button" data-no hidden>先不存</button></p>
<p class="small"><a href="../../offline/">手机里存了什么</a></p>
</div>
</section>`;
