// The search box, where a page has one; without a script a link to the search page stands there.
Array.prototype.forEach.call(document.querySelectorAll("form[role=search] > *"), function (part) {
  part.hidden = part.tagName === "A";
});
