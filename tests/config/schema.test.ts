import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/config/schema.js";

/** Unknown keys are refused, which JSON schema says shorter than the conversion does. */
const jsonSchema = JSON.parse(
  JSON.stringify(toJsonSchema(configSchema), (key, value) => (key === "additionalProperties" ? false : value)),
);

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
