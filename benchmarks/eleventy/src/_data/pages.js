// The address, template, title and record of every page.
const { all, computed } = require("../../directory.js");

const LISTS = {
  areas: "按地方找", boards: "服务板块", centers: "找服务中心", circles: "服务圈", organizations: "谁在服务", services: "能办什么",
};

module.exports = function () {
  const pages = Object.entries(LISTS).map(([folder, title]) => ({ address: `${folder}/`, template: folder, title }));
  for (const folder of ["areas", "centers", "circles", "organizations", "services"]) {
    for (const record of all[folder]) {
      pages.push({ address: `${folder}/${record.id}/`, template: `one of ${folder}`, title: record.name, record });
    }
  }
  for (const board of computed.boards) {
    pages.push({ address: `boards/${board.id}/`, template: "one of boards", title: board.name, record: board });
    for (const [area, list] of Object.entries(computed.lists.boards[board.id].pages)) {
      const address = `boards/${board.id}/${area}/`;
      pages.push({ address, template: "offered in area", title: board.name, record: board, area, list });
    }
  }
  return pages;
};
