// The main part of each kind of page, and its data for search engines.
module.exports = {
  ...require("./lists.js"),
  "one of areas": require("./area.js"),
  "one of centers": require("./center.js"),
  "one of circles": require("./circle.js"),
  ...require("./others.js"),
};
