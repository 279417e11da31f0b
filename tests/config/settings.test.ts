import { expect, it } from "vitest";
import { settingsFor } from "../../src/config/settings.js";

const found = {
  file: "/site/unspin.config.yaml",
  folder: "/site",
  config: {
    threshold: 0.2,
    dictionaries: ["house.dict"],
    ignore: ["x"],
    overrides: [
      { files: "news/", threshold: 0.5 },
      { files: ["*.html", "!index.html"], attributes: true },
      { files: "/news/old/**", threshold: 0.9, dictionaries: ["../old.dict"] },
    ],
  },
};

it.each([
  ["/site/a.md", { threshold: 0.2, dictionaries: ["/site/house.dict"] }],
  ["/site/news/a.md", { threshold: 0.5, dictionaries: ["/site/house.dict"] }],
  ["/site/b/a.html", { threshold: 0.2, attributes: true, dictionaries: ["/site/house.dict"] }],
  ["/site/b/index.html", { threshold: 0.2, dictionaries: ["/site/house.dict"] }],
  ["/site/news/old/a.md", { threshold: 0.9, dictionaries: ["/old.dict"] }],
  ["/elsewhere/news/a.md", { threshold: 0.2, dictionaries: ["/site/house.dict"] }],
])("%s gets what matches it, later overrides first", (path, settings) => {
  expect(settingsFor(found, path)).toEqual(settings);
});

it("says nothing without a configuration", () => {
  expect(settingsFor(undefined, "/a.md")).toEqual({});
});
