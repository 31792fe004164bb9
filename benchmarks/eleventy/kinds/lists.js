// Lists of all records of a kind.
const { all, byId, below, centersWithin, computed, listed, servicesOn } = require("../directory.js");
const part = require("../parts.js");
const { each, esc, linkRow, rows, section } = part;

const area = (found, inside = "") =>
  `<li><a href="../areas/${found.id}/"><span>${esc(found.name)}</span><span class="tag tag-quiet">${part.labels.area[found.kind]}</span></a>${inside}</li>`;

function areas() {
  const streets = below("").reduce((sum, root) => sum + 1 + below(root.id).length, 0) <= 300;
  const inside = root => (streets ? `\n<ul>${below(root.id).map(street => area(street)).join("")}</ul>` : "");
  return { html: `${part.title("按地方找", `${all.areas.length} 处`)}\n<ul class="tree card card-body">\n${each(below(""), root => area(root, inside(root)))}\n</ul>` };
}

const boards = () => ({
  html: part.title("服务板块") + rows(each(computed.boards, board => linkRow({
    href: `../boards/${board.id}/`, text: board.name, line: board.description, end: `${servicesOn(board.id).length} 项`, sign: board.icon,
  }))),
});

function centers() {
  const links = computed.lists.centers;
  const streets = below("").flatMap(root => below(root.id)).filter(street => centersWithin(street.id).length);
  const html = links.length
    ? `<p class="lead">先选地方。</p>\n${part.areaLinks(links, "../areas/", "处")}`
    : `${part.openFilter()}\n${each(streets, street => {
      const found = centersWithin(street.id);
      return section(street.name, `${found.length} 处`, `in-${street.id}`, rows(each(part.rowsOf(found, "../"), part.placeRow)));
    })}\n<p class="notice" data-nothing hidden>现在都关着门。去掉“只看现在开放”，看看什么时候开。</p>`;
  return { html: `${part.title("找服务中心", `${all.centers.length} 处`)}\n${html}` };
}

function circles() {
  const links = computed.lists.circles;
  const html = links.length
    ? `${part.areaLinks(links, "../areas/", "个")}\n<p class="small muted">其余请从中心的页面进入。</p>`
    : rows(each(all.circles, circle => linkRow({
      href: `../circles/${circle.id}/`, text: circle.name, line: `从${byId.get(listed(circle.origins)[0]).name}出发`, end: "10 分钟",
    })));
  return { html: `${part.title("服务圈", `${all.circles.length} 个`)}\n<p class="lead">从中心出发，步行几分钟走得到的地方，就是它的服务圈。</p>\n${html}` };
}

function organizations() {
  const kinds = computed.organization_kinds.map(kind => [kind, all.organizations.filter(each => each.kind === kind)]);
  return {
    html: part.title("谁在服务", `${all.organizations.length} 个机构`) + each(kinds.filter(([, found]) => found.length), ([kind, found]) =>
      section(part.labels.organization[kind], `${found.length} 个`, `kind-${kind}`,
        rows(each(found, one => linkRow({ href: `../organizations/${one.id}/`, text: one.name }))))),
  };
}

function services() {
  const boardsInUse = computed.boards.filter(board => servicesOn(board.id).length);
  const html = all.services.length > 150
    ? section("服务板块", "", "boards", rows(each(boardsInUse, board => linkRow({
      href: `../boards/${board.id}/`, text: board.name, line: board.description, end: `${servicesOn(board.id).length} 项`,
    }))))
    : each(boardsInUse, board => section(board.name, `${servicesOn(board.id).length} 项`, `board-${board.id}`,
      rows(each(servicesOn(board.id), service => linkRow({ href: `../services/${service.id}/`, text: service.name, line: service.summary })))));
  return { html: `${part.title("能办什么", `${all.services.length} 项`)}\n${part.tiles()}\n${html}` };
}

module.exports = { areas, boards, centers, circles, organizations, services };
