import fc from "fast-check";

/**
 * Lists of up to so many items, most of them no longer than a third of that: what a case costs goes by its length, and many
 * short cases find more than few long ones.
 */
export function mostlyShort<T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(item, { maxLength: Math.ceil(maxLength / 3), size: "max" }) },
    { weight: 1, arbitrary: fc.array(item, { maxLength, size: "max" }) },
  );
}
