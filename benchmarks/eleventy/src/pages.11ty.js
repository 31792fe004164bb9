// Every page: Eleventy's pagination makes one for each of the data in _data/pages.js.
const shells = require("../shells.json");
const { esc } = require("../parts.js");
const kinds = require("../kinds/index.js");

module.exports = class {
  data() {
    return {
      pagination: { data: "pages", size: 1, alias: "shown" },
      permalink: data => `${data.shown.address}index.html`,
    };
  }

  render({ shown }) {
    const shell = shells[Math.min(shown.address.split("/").length - 1, 2)];
    const main = kinds[shown.template](shown);
    return `<!doctype html>
<html lang="zh-Hans">
<head>
${shell.head.replaceAll("TITLE-OF-PAGE", esc(shown.title)).replaceAll("DESCRIPTION-OF-PAGE", esc(shown.title))}
${main.data ? `<script type="application/ld+json">${JSON.stringify(main.data).replaceAll("<", "\\u003c")}</script>` : ""}
</head>
<body>
${shell.header}
<main id="main" tabindex="-1">
<div class="wrap">
${main.html}
</div>
</main>
${shell.footer}
<p id="said" class="visually-hidden" role="status"></p>
</body>
</html>
`;
  }
};
