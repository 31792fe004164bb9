// Boards, services and organizations.
const { byId, computed, offering, servicesBy, servicesOn, working } = require("../directory.js");
const part = require("../parts.js");
const { each, esc, icon, linkRow, rows, section } = part;

const serviceRows = found => rows(each(found, service => linkRow({ href: `../../services/${service.id}/`, text: service.name, line: service.summary })));

function where(list, base, first) {
  const streets = list.streets.length ? part.filtered(part.byStreet(list.streets, first)) : "";
  return streets + (list.areas.length ? section("在哪里", "", "where", part.areaLinks(list.areas, base, "处能办")) : "");
}

function board({ record }) {
  const services = servicesOn(record.id);
  return {
    html: `${part.crumbs([["../../services/", "能办什么"], ["../../boards/", "服务板块"]])}
<div class="title"><span class="badge">${icon(record.icon)}</span><h1>${esc(record.name)}</h1></div>
${record.description ? `<p class="lead">${esc(record.description)}</p>` : ""}
<div class="columns">
${section("服务", `${services.length} 项`, "services", serviceRows(services))}
<div>
${part.nearButton(`../../near/?board=${record.id}`)}
${where(computed.lists.boards[record.id], "", 6)}
</div>
</div>`,
  };
}

function boardInArea({ record, area, list }) {
  const links = [["../../../services/", "能办什么"], [`../../../boards/${record.id}/`, record.name], [`../../../areas/${area}/`, byId.get(area).name]];
  return {
    html: `${part.crumbs(links)}
${part.title(record.name, byId.get(area).name)}
${part.nearButton(`../../../near/?board=${record.id}`)}
${where(list, "../", 1000)}`,
  };
}

const lines = (words, aside, id, found, list, html) => (found ? section(words, aside, id, `<${list}>\n${each(found, html)}\n</${list.split(" ")[0]}>`) : "");

function service({ record }) {
  const guide = record.guide || {}, centers = offering(record.id), organization = byId.get(record.organization);
  const ofBoard = computed.boards.find(each => each.id === record.board);
  const html = `${part.crumbs([["../../services/", "能办什么"], [`../../boards/${ofBoard.id}/`, ofBoard.name]])}
${part.title(record.name)}
${record.summary ? `<p class="lead">${esc(record.summary)}</p>` : ""}
<div class="columns">
<div>
<ul class="card facts">
${guide.fee ? `<li><b>费用</b>　${esc(guide.fee)}</li>` : ""}
${guide.duration ? `<li><b>多久</b>　${esc(guide.duration)}</li>` : ""}
</ul>
<section class="prose">${part.prose(record.description)}</section>
${lines("谁能办", "", "who", guide.who, 'ul class="card facts"', line => `<li>${esc(line)}</li>`)}
${guide.bring ? lines("带什么", `${guide.bring.length} 样`, "bring", guide.bring, 'ul class="card bring"', line => `<li>${esc(line)}</li>`) : ""}
${lines("怎么办", "", "steps", guide.steps, 'ol class="card steps"', line => `<li><span>${esc(line)}</span></li>`)}
</div>
<div>
${section("在哪里办", `${centers.length} 处`, "where", part.nearButton(`../../near/?q=${encodeURIComponent(record.name)}`) + offered(record, centers))}
${organization ? section("问谁", "", "ask", rows(part.phones([{ number: organization.phones[0].number, label: organization.name }]) + linkRow({
    href: `../../organizations/${organization.id}/`, text: organization.name, line: part.labels.organization[organization.kind],
  }))) : ""}
</div>
</div>
${part.recordEnd(record)}`;
  const data = {
    "@context": "https://schema.org", "@type": "GovernmentService", name: record.name, description: record.summary,
    provider: { "@type": "Organization", name: organization.name },
  };
  return { html, data };
}

function offered(record, centers) {
  const list = computed.lists.services[record.id];
  if (list) {
    return each(list.groups, ([area, ids]) =>
      `<details class="more card"><summary>${esc(byId.get(area).name)}<span class="row-end small">${ids.length} 处</span></summary>\n` +
      `<p class="chips card-body">${ids.map(id => `<a class="chip" href="../../centers/${id}/">${esc(byId.get(id).name)}</a>`).join("")}</p>\n</details>`);
  }
  return part.openFilter() + rows(each(centers, center => {
    const here = center.services.find(each => each.service === record.id);
    return `<li><a class="row" href="../../centers/${center.id}/"><span class="row-text"><b>${esc(center.name)}</b><span>${esc(here.note || center.address)}</span>` +
      `${part.state(center)}</span>${here.on_the_spot ? '<span class="tag tag-open">当场办</span>' : ""}</a></li>`;
  }));
}

function organization({ record }) {
  const services = servicesBy(record.id), centers = working(record.id);
  const html = `${part.crumbs([["../../organizations/", "谁在服务"]])}
${part.title(record.name, part.labels.organization[record.kind])}
<div class="columns">
<div>
${rows(part.phones(record.phones))}
</div>
<div>
${services.length ? section("提供的服务", "", "services", serviceRows(services)) : ""}
${centers.length ? section("在哪里", "", "centers", part.placeRows(part.rowsOf(centers), 12)) : ""}
</div>
</div>
${part.recordEnd(record)}`;
  return { html, data: { "@context": "https://schema.org", "@type": "Organization", name: record.name, telephone: record.phones[0].number } };
}

module.exports = {
  "one of boards": board, "offered in area": boardInArea, "one of services": service, "one of organizations": organization,
};
