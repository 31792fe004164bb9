// What pages share; each function returns HTML.
const markdown = require("markdown-it")();
const { byId, computed, pathTo } = require("./directory.js");

const SPECIAL = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const esc = text => String(text ?? "").replace(/[&<>"]/g, found => SPECIAL[found]);
const each = (items, html) => items.map(html).join("\n");
const number = amount => String(amount).replace(/\B(?=(\d{3})+$)/g, ",");
const icon = name => computed.icons[name];
const prose = text => markdown.render(text || "");
const call = phone => `tel:${phone.replaceAll(" ", "")}`;
const isCenter = place => "area" in place;
const labels = computed.labels;

const head = (words, aside, id) =>
  `<div class="section-head"><h2 id="${id}">${esc(words)}</h2>${aside ? `<span class="small">${esc(aside)}</span>` : ""}</div>`;
const section = (words, aside, id, html) => `<section aria-labelledby="${id}">\n${head(words, aside, id)}\n${html}\n</section>`;
const rows = html => `<div class="card"><ul class="rows">\n${html}\n</ul></div>`;
const crumbs = links =>
  `<nav class="crumbs" aria-label="所在位置"><ol>${links.map(([href, text]) => `<li><a href="${href}">${esc(text)}</a></li>`).join("")}</ol></nav>`;
const crumbsTo = id => {
  const path = id ? pathTo(id) : [];
  return path.length ? crumbs(path.map(area => [`../../areas/${area.id}/`, area.name])) : "";
};
const linkRow = ({ href, text, line, end, sign }) =>
  `<li><a class="row" href="${href}">${sign ? `<span class="badge">${icon(sign)}</span>` : ""}<span class="row-text"><b>${esc(text)}</b>` +
  `${line ? `<span>${esc(line)}</span>` : ""}</span>${end ? `<span class="row-end">${esc(end)}</span>` : ""}</a></li>`;
const figures = pairs =>
  `<dl class="figures">\n${pairs.filter(([amount]) => amount).map(([amount, words]) => `<div><dt>${words}</dt><dd>${amount}</dd></div>`).join("\n")}\n</dl>`;
const state = center => {
  const key = computed.centers[center.id].schedule;
  return `<span class="state" data-hours="${key}"><span class="status-state visually-hidden"></span><span class="status-text">${esc(computed.schedules[key].summary)}</span></span>`;
};
const centerLine = center => (labels.level[center.level] || "") + labels.center[center.kind || "service_center"];

function placeRow({ place, minutes, number: count, up }) {
  const sign = count ? `<span class="number${isCenter(place) ? "" : " number-estate"}">${count}</span>` : "";
  const line = isCenter(place)
    ? centerLine(place) : labels.area[place.kind] + (place.households ? ` · ${number(place.households)} 户` : "");
  return `<li${isCenter(place) ? " data-place" : ""}><a class="row" href="${up}${isCenter(place) ? "centers" : "areas"}/${place.id}/">${sign}` +
    `<span class="row-text"><b>${esc(place.name)}</b>\n<span>${esc(line)}</span>\n${isCenter(place) ? state(place) : ""}</span>` +
    `${minutes ? `<span class="row-end">${minutes} 分钟</span>` : ""}</a></li>`;
}

function placeRows(found, first = 8) {
  const more = found.length > first
    ? `<details class="more"><summary>还有 ${found.length - first} 处</summary>\n<ul class="rows">\n${each(found.slice(first), placeRow)}\n</ul>\n</details>` : "";
  return `<div class="card">\n<ul class="rows">\n${each(found.slice(0, first), placeRow)}\n</ul>\n${more}</div>`;
}

const rowsOf = (places, up = "../../") => places.map(place => ({ place, up }));
const reached = pairs =>
  pairs.map(([id, minutes], at) => ({ place: byId.get(id), minutes, number: at + 1, up: "../../" }));

function homes(found) {
  const estates = found.map(row => row.place).filter(place => !isCenter(place));
  const households = estates.reduce((sum, estate) => sum + (estate.households || 0), 0);
  return { estates: estates.length, households: households ? number(households) : "" };
}

function otherWalkers(others) {
  if (!others.length) { return ""; }
  const chips = row => {
    const place = byId.get(row[0]);
    return `<a class="chip" href="../../${isCenter(place) ? "centers" : "areas"}/${place.id}/">${esc(place.name)} ${row[1]} 分钟</a>`;
  };
  return `<div class="card walkers">\n${each(others, other =>
    `<details class="more"><summary>${esc(other.title)}<span class="muted small">${esc(other.hint)} · ${other.rows.length} 处</span></summary>\n` +
    `${other.rows.length ? `<p class="chips card-body">\n${each(other.rows, chips)}\n</p>` : '<p class="card-body">走不到别的地方。</p>'}\n</details>`)}\n</div>`;
}

function areaLinks(pairs, base, unit) {
  if (pairs.length <= 60) {
    return rows(each(pairs, ([id, count]) => linkRow({ href: `${base}${id}/`, text: byId.get(id).name, end: `${count} ${unit}` })));
  }
  return `<ul class="chips">\n${each(pairs, ([id, count]) =>
    `<li><a class="chip" href="${base}${id}/">${esc(byId.get(id).name)} <span class="muted small">${count} ${unit}</span></a></li>`)}\n</ul>`;
}

const byStreet = (streets, first) => each(streets, ([id, centers]) => section(
  byId.get(id).name, `${centers.length} 处能办`, `in-${id}`, placeRows(rowsOf(centers.map(each => byId.get(each)), "../../../"), first)));

const openFilter = () => `<div class="open-filter" data-open-filter="places" data-filter="assets/filter.js" hidden="later">
<label class="switch"><input type="checkbox"><span>只看现在开放</span></label>
<details class="more card" data-moments="assets/moments.js"><summary><span>什么时候</span><b>现在</b></summary></details>
<p class="notice" role="status" hidden></p>
<p class="notice" data-told hidden></p>
</div>`;
const filtered = html => `${openFilter()}\n<div id="places">\n${html}\n</div>`;

const phones = found => each(found, phone =>
  `<li><a class="row" href="${call(phone.number)}"><span class="badge">${icon("phone")}</span><span class="row-text"><b>${esc(phone.number)}</b>` +
  `<span>${esc(phone.label || labels.phone[phone.kind || "office"])}</span></span></a></li>`);

function week(table) {
  const bars = table.bars && table.bars.length ? `<ul class="week" aria-hidden="true">\n${each(table.bars, (bar, at) =>
    `<li data-weekday="${at}">${esc(bar.letter)}<svg viewBox="0 0 40 100" preserveAspectRatio="none"><path class="span" d="` +
    `${bar.spans.map(span => `M0 ${span.top}h40v${span.height}H0z`).join("")}"/></svg></li>`)}\n</ul>` : "";
  const days = each(table.days, (day, at) =>
    `<tr data-weekday="${at}"><th scope="row">${esc(day.name)}</th><td>${esc(day.words.replaceAll("–", "–\u2060"))}</td></tr>`);
  const extras = table.extras.length || table.note ? `<ul>\n${each(table.extras, row => `<li><b>${esc(row.name)}</b>　${esc(row.words)}</li>`)}\n` +
    `${table.note ? `<li>${esc(table.note)}</li>` : ""}` +
    `${table.known_until ? `<li><b>放假和调休安排已知到 ${table.known_until}，之后以现场公告为准。</b></li>` : ""}\n</ul>` : "";
  return `<div class="card" data-week>\n${bars}<div class="hours">\n<table aria-label="每周开放时间">\n<tbody>\n${days}\n</tbody>\n</table>\n${extras}</div>\n</div>`;
}

function recordEnd(record) {
  const phone = (record.phones || [])[0];
  const callFirst = otherwise => phone
    ? `出发前先打个电话：<a href="${call(phone.number)}">${esc(phone.number)}</a>` : otherwise;
  const { verified } = record;
  const stale = verified && computed.stale_after[verified.date];
  const checked = verified
    ? `${stale ? `<p class="notice" data-until="${stale}" hidden>已经一年多没有核对了。${callFirst("可能有变化，以现场为准。")}</p>` : ""}` +
      `<p><time datetime="${verified.date}">${verified.date}</time> 由${esc(verified.by)}核对</p>`
    : `<p>这条信息还没有人核对过，以现场为准。${callFirst("")}</p>`;
  return `<div class="end">\n${checked}\n<p><a href="tel:0000-00000000">信息有误？告诉我们</a></p>\n</div>`;
}

const nearButton = href =>
  `<p class="near-link"><a class="near-button" href="${href}">${icon("crosshairs-gps")}离我最近的在哪里</a></p>`;
const tiles = () => `<ul class="tiles">\n${each(computed.boards, board =>
  `<li><a class="tile" href="../boards/${board.id}/"><span class="badge">${icon(board.icon)}</span>${esc(board.short || board.name)}</a></li>`)}\n</ul>`;
const title = (name, tag) => `<div class="title"><h1>${esc(name)}</h1>${tag ? `<span class="tag">${esc(tag)}</span>` : ""}</div>`;

module.exports = {
  esc, each, number, icon, prose, call, isCenter, labels, head, section, rows, crumbs, crumbsTo, linkRow, figures, state,
  centerLine, placeRow, placeRows, rowsOf, reached, homes, otherWalkers, areaLinks, byStreet, phones, week, recordEnd,
  nearButton, openFilter, filtered, tiles, title,
};
