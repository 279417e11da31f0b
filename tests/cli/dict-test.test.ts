import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { unspin } from "./harness.js";

const HOUSE = "opineth -> said [tell]\n> He opineth so. => He said so.\n";

describe("dict test", () => {
  it("runs the inline tests", async () => {
    const cwd = temporaryFolder({ "house.dict": HOUSE, "bad.dict": "> She opineth. => She wrote.\n" });
    expect(await unspin(["dict", "test", "house.dict"], cwd)).toMatchObject({
      status: 0,
      stdout: "",
      stderr: "unspin: 1 test, 0 failed\n",
    });
    const { status, stdout } = await unspin(["dict", "test", "house.dict", "bad.dict"], cwd);
    expect(status).toBe(1);
    expect(stdout).toBe(
      "bad.dict:1: failed\n    spun      She opineth.\n    expected  She wrote.\n    got       She said.\n",
    );
    expect((await unspin(["dict", "test", "none.dict"], cwd)).status).toBe(2);
  });
});
