// The second peer: the same records and pages as Hugo's, by Eleventy with templates in JavaScript, its fastest kind.
module.exports = function (config) {
  config.setQuietMode(true);
  return { dir: { input: "src", output: "_site" } };
};
