// Elements that scripts make. Texts of records only ever become text nodes.
const { announce, fill } = window.circles;
const isChinese = document.documentElement.lang.startsWith("zh");

// An element that holds a text, or other elements; what is null or false among them is left out. Names that
// nobody has translated are marked as Chinese, so that they are read aloud in it.
function element(name, className, content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (Array.isArray(content)) content.filter(Boolean).forEach(part => made.appendChild(part));
  else if (content) {
    made.textContent = content;
    if (!isChinese && /[\u3400-\u9fff]/.test(content)) made.lang = "zh-Hans";
  }
  return made;
}

// An item of a list that is a link as a whole.
function linkItem(address, parts) {
  const link = element("a", "row", parts);
  link.href = address;
  return element("li", "", [link]);
}
