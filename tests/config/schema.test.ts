import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/config/schema.js";

/** Unknown keys are refused, which JSON schema says shorter than the conversion does. */
const jsonSchema = JSON.parse(
  JSON.stringify(toJsonSchema(configSchema), (key, value) => (key === "additionalProperties" ? false : value)),
);

interface Property {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Property[];
}

/** What a value may be, in words. */
function valuesOf({ type, enum: choices, anyOf }: Property): string {
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(", ");
  if (anyOf !== undefined) return anyOf.map(valuesOf).join(", or ");
  return { array: "list", boolean: "`true`, `false`", number: "0 to 1" }[type ?? ""] ?? type ?? "";
}

// Run vitest with --update to write it anew.
it("the readme's table of settings is made of the schema", async () => {
  const rows = Object.entries<Property>(jsonSchema.properties)
    .filter(([key]) => key !== "$schema")
    .map(([key, property]) => `| \`${key}\` | ${valuesOf(property)} | ${property.description} |`);
  const table = ["| Key | Value | |", "| --- | --- | --- |", ...rows].join("\n");
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8").replace(
    /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/,
    (_, open: string, close: string) => `${open}\n${table}\n\n${close}`,
  );
  expect(readme).toContain("<!-- settings -->");
  await expect(readme).toMatchFileSnapshot("../../README.md");
});

describe("the JSON schema of the configuration", () => {
  it("is what the package ships", async () => {
    await expect(`${JSON.stringify(jsonSchema, null, 2)}\n`).toMatchFileSnapshot("../../schemas/unspin.schema.json");
  });

  it("accepts and refuses what unspin does", () => {
    const validate = new Ajv({ strict: false }).compile(jsonSchema);
    expect(validate({ allow: ["x"], overrides: [{ files: "*.md", assume: "spun" }] })).toBe(true);
    for (const wrong of [
      { alow: [] },
      { minConfidence: 2 },
      { overrides: [{}] },
      { field: "unspin" },
      { field: ["unspin.x"] },
      [],
    ]) {
      expect(validate(wrong)).toBe(false);
    }
  });
});
