// The page of the reader's own: the home, the favorites, and these as wallet cards on paper.
const PER_CARD = 3;

function starRow(star, showAgain) {
  const text = element("span", "row-text", [element("b", "", star.name), star.line && element("span", "", star.line)]);
  const isPlace = !star.key.startsWith("tel:");
  const call = star.phone && link("copy", star.phone, star.number || _("打电话"));
  const drop = button("row-button", "★", () => {
    setStar(star, false);
    showAgain();
    announce(_("不再收藏"));
  });
  drop.setAttribute("aria-label", _("不再收藏") + " " + star.name);
  return element("li", "row row-wrap kept", [isPlace ? link("kept-place kept-wide", homeAddress + star.key, [text]) : text, call, drop]);
}

const cardLine = star => element("li", "", [
  element("b", "", star.name), star.number ? element("strong", "", star.number) : element("span", "", star.line),
]);

// Cards of one size, three lines on each.
function walletCards(stars) {
  const cards = [];
  for (let at = 0; at < stars.length; at += PER_CARD) {
    cards.push(element("div", "wallet-card", [
      element("p", "", textOf(document, ".brand strong")), element("ul", "", stars.slice(at, at + PER_CARD).map(cardLine)),
    ]));
  }
  return element("div", "wallet", cards);
}

function homeRow(home, showAgain) {
  const near = homeAddress + document.querySelector("[data-choose]").dataset.choose;
  if (!home) return element("p", "", [link("near-button", near, _("选我家"))]);
  return element("div", "card", [listOf([element("li", "row row-wrap kept", [
    link("kept-place", areaAddress(home), [element("span", "row-text", [element("b", "", home.name)])]),
    link("copy", near, _("换")), button("copy", _("不要了"), () => {
      setHome(null);
      showAgain();
      announce(_("不再是我家"));
    }),
  ])])]);
}

function printCards(control) {
  if (isWeChat) circles.showBelow(control, _("微信里不能打印：点右上角 ···，在浏览器打开这一页再打印。"));
  else window.print();
}

function showMine(box) {
  const { home } = readKept(), stars = starsKept(), showAgain = () => showMine(box);
  const print = stars.length > 0 && button("chip", _("打印成钱包卡"), () => printCards(print));
  html.dataset.prints = stars.length ? "cards" : "";
  box.textContent = "";
  [
    element("h2", "section-head", _("我家")), homeRow(home, showAgain),
    element("h2", "section-head", _("收藏的地点和电话")),
    stars.length ? element("div", "card", [listOf(stars.map(star => starRow(star, showAgain)))])
      : element("p", "notice", _("还没有收藏。打开一个服务点、一件能办的事或紧急电话，点“☆ 收藏”。")),
    print && element("p", "chips", [print]), stars.length > 0 && walletCards(stars),
  ].filter(Boolean).forEach(each => box.appendChild(each));
  stars.filter(({ key }) => !key.startsWith("tel:")).forEach(({ key }) => keepPage(homeAddress + key));
}

const mineBox = document.querySelector("[data-tools=mine]");
if (mineBox) {
  mineBox.hidden = false;
  showMine(mineBox);
}
