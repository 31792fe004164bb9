// A center: hours, actions, services, what its circle reaches.
const { byId, circlesFrom, computed } = require("../directory.js");
const part = require("../parts.js");
const { each, esc, icon, linkRow, number, section } = part;

module.exports = function ({ record }) {
  const given = computed.centers[record.id], table = computed.schedules[given.schedule];
  const circle = circlesFrom(record.id)[0], reached = computed.circles[circle.id], rows = part.reached(reached.rows);
  const html = `${part.crumbsTo(record.area)}
${part.title(record.name, part.centerLine(record))}
<details class="more card" id="hours-head"><summary class="status" data-hours="${given.schedule}"><span class="status-state">开放时间</span><span class="status-text">${esc(table.summary)}</span></summary>
${part.week(table)}
<a class="row" href="tel:0000-00000000">我到了，关着门</a>
</details>
<div class="columns">
<div>
${actions(record, given)}
<div class="card">
<ul class="rows">
<li class="row row-wrap"><span class="row-text"><b>${esc(record.address)}</b>${record.directions ? `<span>${esc(record.directions)}</span>` : ""}</span><button class="copy" type="button" data-copy="${esc(record.address)}" hidden>复制</button></li>
<li class="row"><span class="row-text"><b>${esc(given.wheelchair)}</b>${record.accessibility ? `<span>${record.accessibility.map(feature => part.labels.feature[feature]).join(" · ")}</span>` : ""}</span></li>
${part.phones(record.phones)}
</ul>
<a class="row" href="tel:0000-00000000">号码不对？</a>
</div>
<nav class="chips" aria-label="这一页">
<button class="chip" data-do="star" hidden="later">☆ 收藏</button>
<button class="chip" data-do="aloud" hidden="later">朗读</button>
</nav>
${services(record)}
</div>
<div>
${section("步行 10 分钟", `${computed.pace_words}，直线估算`, "map", `<div class="card map-card">\n${rows.length ? reach(record, rows) : ""}\n</div>`)}
${rows.length ? section("圈内还有，按步行时间", "", "inside", part.placeRows(rows, 3) + part.otherWalkers(reached.others)) : ""}
<section class="card">
${organizations(record)}
<details class="more"><summary>关于这里</summary>
<div class="card-body prose">
${part.prose(record.description)}
<p>${esc(circle.name)} · <a href="../../circles/${circle.id}/">这个服务圈承诺什么</a></p>
<p class="small muted">${record.floor_area_m2 ? `面积 ${number(record.floor_area_m2)} 平方米` : ""}</p>
</div>
</details>
</section>
</div>
</div>
${part.recordEnd(record)}`;
  const data = {
    "@context": "https://schema.org", "@type": "CivicStructure", name: record.name, address: record.address, telephone: record.phones[0].number,
    geo: { "@type": "GeoCoordinates", latitude: record.location.latitude, longitude: record.location.longitude },
    openingHoursSpecification: table.opening_hours || undefined,
  };
  return { html, data };
};

const actions = (record, given) => `<div class="actions">
<a class="action action-main" href="${part.call(record.phones[0].number)}">${icon("phone")}打电话</a>
<details class="action"><summary>${icon("directions")}去这里</summary>
<div class="chooser">
${each(given.navigation, ([app, url]) => `<a href="${esc(url)}" rel="noopener">${esc(app)}</a>`)}
</div>
</details>
<button class="action" type="button" data-share hidden>${icon("share-variant")}<span>分享</span></button>
</div>`;

function services(record) {
  const offers = computed.boards.flatMap(board => record.services
    .map(offered => ({ offered, service: byId.get(offered.service) })).filter(offer => offer.service.board === board.id));
  const isShort = offers.length <= 6;
  const atDesk = isShort ? [] : offers.filter(offer => offer.offered.on_the_spot);
  const rest = isShort ? [] : offers.filter(offer => !offer.offered.on_the_spot);
  const boards = computed.boards.map(board => [board, rest.filter(offer => offer.service.board === board.id)]);
  const spot = record.on_the_spot ? part.prose(record.on_the_spot) : "";
  const desk = `<details class="more"><summary>${icon("account-check")}${group("当场办", atDesk)}</summary>\n${rows(atDesk)}\n<div class="card-body prose">${spot}</div>\n</details>`;
  const html = `${!atDesk.length && spot ? `<div class="notice notice-good prose"><b>当场办</b>${spot}</div>` : ""}
<div class="card">
${atDesk.length ? desk : ""}
${isShort ? rows(offers) : ""}
${each(boards.filter(([, found]) => found.length), ([board, found]) =>
    `<details class="more"><summary>${icon(board.icon)}${group(board.name, found)}</summary>\n${rows(found)}\n</details>`)}
</div>`;
  return section("能办什么", offers.length ? `共 ${offers.length} 项` : "", "services", html);
}

const rows = offers => `<ul class="rows">\n${each(offers, ({ offered, service }) =>
  `<li><a class="row row-text" href="../../services/${service.id}/"><b>${esc(service.name)}</b><span>${esc(offered.note || service.summary)}` +
  `${offered.room ? ` · ${esc(offered.room)}` : ""}</span></a></li>`)}\n</ul>`;

function group(name, offers) {
  const names = offers.slice(0, 8).map(offer => offer.service.name).join("、");
  return `<span class="row-text"><b>${esc(name)}</b><span>${esc(names)}${offers.length > 8 ? `等 ${offers.length} 处` : ""}</span></span>`;
}

function reach(record, rows) {
  const homes = part.homes(rows);
  const centers = [record, ...rows.map(row => row.place).filter(part.isCenter)];
  const boards = new Set(centers.flatMap(center => center.services.map(offered => byId.get(offered.service).board)));
  return part.figures([[homes.estates, "个小区"], [homes.households, "户可达"], [`${boards.size}/${computed.boards.length}`, "类服务"]]);
}

function organizations(record) {
  const found = record.organizations || [];
  if (!found.length) { return ""; }
  return `<details class="more"><summary>谁在这里服务<span class="muted small">${found.length} 家</span></summary>\n<ul class="rows">\n${each(found, here => {
    const organization = byId.get(here.organization);
    return linkRow({
      href: `../../organizations/${organization.id}/`, text: organization.name, line: here.role || part.labels.organization[organization.kind],
    });
  })}\n</ul>\n</details>`;
}
