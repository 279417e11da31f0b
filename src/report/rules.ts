/** What a report tells of a rule. */
interface Rule {
  /** What a finding of it is, in a sentence. */
  readonly summary: string;
  /** What is known of such a finding, and what is wrong with it. */
  readonly detail: string;
  /** What to do about it; `code` stands in backquotes. */
  readonly remedy: string;
  /** The page of the manual, with its part, that has more. */
  readonly page: string;
}

const LINT = "dictionaries/README.md#checking-and-listing";

/** The rules of reports. */
export const RULES: Readonly<Record<string, Rule>> = {
  "spun-wording": {
    summary: "Wording that an article spinner put in place of the author's.",
    detail: "The document as a whole reads as spun, and in this place other words are the likelier ones to have stood.",
    remedy:
      "Take the words of the fix, or have all of them put back by `unspin restore --write FILE`; `unspin explain FILE:LINE` tells what was weighed. Wording that is the author's goes to `allow` in the configuration, or between `unspin-disable` and `unspin-enable` comments.",
    page: "README.md#check",
  },
  "unused-directive": {
    summary: "A directive that holds back no change.",
    detail: "Nothing would be changed where it holds, or not what it names, so that it only misleads whoever reads it.",
    remedy: "Remove the directive, or mend the phrases that it names.",
    page: "README.md#in-the-text",
  },
  "dictionary-syntax": {
    summary: "A line of a dictionary that cannot be read.",
    detail: "The dictionary is refused as a whole as long as one of its lines cannot be read.",
    remedy: "Write the line as the grammar has it: `spun phrase -> original, original [attributes]`.",
    page: "dictionaries/README.md#grammar",
  },
  "dictionary-duplicate": {
    summary: "A phrase that stands twice in one context.",
    detail: "Originals that are scattered over several lines are easily weighed wrongly against each other.",
    remedy: "Join the two lines: `phrase -> original *2, other`.",
    page: LINT,
  },
  "dictionary-shadowed": {
    summary: "An entry that another dictionary goes before.",
    detail:
      "Of several dictionaries a later one goes before those that were named before it, so that the entry does nothing.",
    remedy: "Drop one of the two entries, or name the dictionaries in the other order.",
    page: "dictionaries/README.md#several-dictionaries",
  },
  "dictionary-circle": {
    summary: "Two entries that lead to each other.",
    detail: "Either phrase is taken for the spun form of the other, and neither says that it may stand as it is.",
    remedy:
      "Keep the direction that spinners take, or let a phrase stand for itself, too: `phrase -> original, phrase`.",
    page: LINT,
  },
  "dictionary-identity": {
    summary: "An entry that stands for itself only.",
    detail: "It can change nothing: its only original is the phrase itself.",
    remedy: "Name an original, or drop the entry.",
    page: LINT,
  },
  "dictionary-spun-original": {
    summary: "An original that is itself a tell of spun text.",
    detail: "Another entry says that genuine English never has it, so no author can have written it.",
    remedy: "Drop the original, or the `tell` of the other entry.",
    page: LINT,
  },
  "dictionary-unreachable": {
    summary: "A context that can never be met.",
    detail: "The entry asks for surroundings that its own exceptions take away, or that lie beyond the sentence.",
    remedy: "Mend `left`, `right` or `except` of the entry, or drop it.",
    page: "dictionaries/README.md#attributes",
  },
  "dictionary-ordinary": {
    summary: "A spun phrase that is ordinary English.",
    detail: "Authors write it as well, so that the entry would change genuine wording in a document that was spun.",
    remedy: "Name the phrase among its own originals, as in `grasp -> master, grasp *9`, or give it a context.",
    page: LINT,
  },
  "dictionary-test": {
    summary: "An inline test that does not come out as it should.",
    detail: "The sentence, taken as spun, is restored to something else than what stands behind the arrow.",
    remedy: "Mend the entries that the sentence needs, or what the test expects.",
    page: "dictionaries/README.md#tests",
  },
};
