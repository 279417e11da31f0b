/** What to write where `isLabel` says no. */
export const LABEL_ADVICE = "use one word of letters, digits and hyphens";

/** Whether a text can name a family or a domain. */
export function isLabel(value: string): boolean {
  return /^[\p{L}\p{N}-]+$/u.test(value);
}
