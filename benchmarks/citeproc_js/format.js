// Formats CSL-JSON with citeproc-js: node format.js STYLE LOCALES ITEMS [LANGUAGE]
// Prints [{id, text}…] in the order of the bibliography, and the milliseconds that it took on standard error.
const CSL = require("citeproc");
const fs = require("fs");
const path = require("path");

const [, , style, locales, items, language] = process.argv;
const all = JSON.parse(fs.readFileSync(items, "utf8"));
// An entry of which a style prints nothing is left out of the list, so each says whose it is.
for (const item of all) item.system_id = item.id;
CSL.Output.Formats.text["@bibliography/entry"] = function (state, text) {
  return `${this.item_id}\t${text}`;
};
const byId = Object.fromEntries(all.map((item) => [item.id, item]));
const known = new Set(fs.readdirSync(locales));
const sys = {
  embedBibliographyEntry: () => "",
  retrieveItem: (id) => byId[id],
  retrieveLocale: (tag) => {
    const name = `locales-${tag}.xml`;
    return known.has(name) ? fs.readFileSync(path.join(locales, name), "utf8") : false;
  },
};
const begun = process.hrtime.bigint();
const engine = new CSL.Engine(sys, fs.readFileSync(style, "utf8"), language, Boolean(language));
engine.setOutputFormat("text");
engine.updateItems(all.map((item) => item.id));
const made = engine.makeBibliography();
const texts = made[1].map((entry) => {
  const [id, text] = entry.split("\t");
  return { id, text };
});
console.error(Number(process.hrtime.bigint() - begun) / 1e6);
console.log(JSON.stringify(texts));
