/** The rules of reports, each with what a finding of it is. */
export const RULES: Readonly<Record<string, string>> = {
  "spun-wording": "Wording that an article spinner put in place of the author's.",
  "unused-directive": "A directive that holds back no change.",
  "dictionary-syntax": "A line of a dictionary that cannot be read.",
  "dictionary-duplicate": "A phrase that stands twice in one context.",
  "dictionary-shadowed": "An entry that another dictionary goes before.",
  "dictionary-circle": "Two entries that lead to each other.",
  "dictionary-identity": "An entry that stands for itself only.",
  "dictionary-spun-original": "An original that is itself a tell of spun text.",
  "dictionary-unreachable": "A context that can never be met.",
  "dictionary-ordinary": "A spun phrase that is ordinary English.",
  "dictionary-test": "An inline test that does not come out as it should.",
};
