// Favorites: a place by its page, a number by itself. A star stands beside a number, or speaks of the whole page.
const starsKept = () => readKept().stars || [];
const textOf = (part, selector) => {
  const found = part && part.querySelector(selector);
  return found ? found.textContent.trim() : "";
};

function starOf(control) {
  const row = control.parentNode.querySelector(":scope > a[href^='tel:']");
  if (row) {
    const [first, name, line] = ["b", "strong", "b ~ span"].map(selector => textOf(row, selector));
    return { key: row.href, name: name || textOf(document, "h1"), line, phone: row.href, number: first };
  }
  const title = textOf(document, "h1"), share = document.querySelector("[data-share]");
  const phone = document.querySelector("main .rows a.row[href^='tel:']");
  const said = share ? share.dataset.share.slice(title.length).replace(/^ · /, "") : "";
  const number = textOf(phone, "b");
  return {
    key: pageAddress.slice(homeAddress.length), name: title, line: said.replace(" · " + number, ""),
    phone: phone ? phone.href : "", number,
  };
}

const isStarred = ({ key }) => starsKept().some(star => star.key === key);

const isInRow = control => control.classList.contains("row-button");

function showStar(control) {
  const star = starOf(control), isOn = isStarred(star), label = isOn ? _("已收藏") : _("收藏");
  if (isInRow(control)) control.setAttribute("aria-label", label + " " + star.name);
  control.textContent = (isOn ? "★" : "☆") + (isInRow(control) ? "" : " " + label);
}

function setStar(star, isOn) {
  const others = starsKept().filter(({ key }) => key !== star.key);
  if (!star.key.startsWith("tel:")) (isOn ? keepPage : letPageGo)(homeAddress + star.key);
  return keep({ stars: isOn ? others.concat(star) : others });
}

tools.star = control => {
  const star = starOf(control), isOn = !isStarred(star), isDone = setStar(star, isOn);
  showStar(control);
  if (!isDone) announce(_("这部手机不让网站存东西，可能开着无痕浏览。"));
  else if (!isOn) announce(_("不再收藏"));
  else if (isInRow(control)) announce(_("已收藏"));
  else tellWithLink(control, "mine/", _("收藏好了，在“我的”里，没网也能看。"));
};

document.querySelectorAll("[data-do=star]").forEach(showStar);
