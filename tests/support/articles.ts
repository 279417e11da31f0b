import { pick, randomFrom } from "./random.js";

/** Words of an article by the place that takes them. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  who: ["the mayor", "a teacher", "the farmer", "an engineer", "the director", "a nurse", "the owner", "a spokesman"],
  name: ["Anna Keller", "Tom Whitfield", "Maria Santos", "George Hale", "Helen Brandt", "Peter Novak"],
  town: ["Millbrook", "Ashford", "Lakewood", "Harrow Bay", "Stonebridge", "Elmont"],
  day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
  number: ["12", "40", "150", "three", "seven", "2,000", "18"],
  thing: ["the bridge", "the school", "the old mill", "the library", "the market", "the hospital", "the harbour"],
  group: ["people", "residents", "students", "visitors", "workers", "parents", "families", "young people"],
  good: ["good", "important", "useful", "new", "large", "small", "difficult", "strange", "big", "quick"],
  work: ["build", "repair", "open", "close", "improve", "show", "buy", "sell", "keep", "clean"],
  plan: ["plan", "idea", "project", "change", "problem", "answer", "question", "result"],
  time: ["last year", "next month", "at the moment", "for a long time", "in the end", "every week", "soon"],
  cause: ["because of the rain", "because the money ran out", "in order to save time", "without any help"],
  money: ["money", "cash", "a grant", "a loan", "the budget"],
  said: ["said", "told reporters", "wrote in a letter", "explained"],
  amount: ["a lot of", "many", "a number of", "some", "almost all", "few", "most"],
};

const SENTENCES = (
  "{who} {said} that {thing} would open again {time}.|" +
  "{amount} {group} came to {town} on {day} to see {thing}.|" +
  "The {plan} was {good}, but {amount} {group} did not like it.|" +
  "{name}, who lives in {town}, {said} that the work had started {time}.|" +
  "In {town} the council wants to {work} {thing} {cause}.|" +
  "It is a {good} {plan}, and {group} often talk about it.|" +
  "The city will need {money} to {work} {thing}.|" +
  "About {number} {group} stood in front of {thing} {time}.|" +
  "“We have waited long enough,” {name} {said}.|" +
  "Many children go to the school near {thing}.|" +
  "The company has said that it will {work} {thing} and try to help {group}.|" +
  "{time}, {who} bought a house close to {thing}.|" +
  "Nobody knows why the {plan} took so much time.|" +
  "There are {number} shops in the street, and some of them are {good}.|" +
  "The storm began on {day} and ended {number} hours later.|" +
  "{amount} {group} think that the job is too {good} for one man.|" +
  "She asked {who} to show them the way to {thing}.|" +
  "The price of the tickets is about {number} dollars, which is not {good}.|" +
  "{name} wrote a book about {thing}, and it sold well.|" +
  "At the end of the day {group} were tired but happy.|" +
  "The road to {town} was closed {cause}.|" +
  "Last summer the river was very low, so {group} had to carry water.|" +
  "The new director of {thing} is {name}, who began the job on {day}.|" +
  "According to {who}, the {plan} costs {number} million dollars.|" +
  "{group} get free lunch at {thing} every {day}.|" +
  "The {plan} shows how difficult it is to find a {good} house in {town}.|" +
  "As a result of the {plan}, {amount} {group} left {town}.|" +
  "The team played well and won {number} games in a row.|" +
  "“That is a {good} {plan},” {name} told the crowd in {town}.|" +
  "It was almost dark when {who} arrived at {thing}.|" +
  "Some {group} believe that the old way was good enough.|" +
  "The doctor gave {group} advice on how to sleep and eat well.|" +
  "The film tells the story of a boy who wants to see the sea.|" +
  "Each year the festival brings {number} {group} to {town}.|" +
  "{who} bought {number} trees and put them next to {thing}.|" +
  "The answer to the question is not as simple as it looks.|" +
  "Workers found the {good} box under the floor of {thing}.|" +
  "Police {said} that the car was going too fast {time}."
).split("|");

const PARAGRAPH = 5;

/** A made-up news article of about so many words, in paragraphs; the same for the same seed. */
export function article(seed: number, words: number): string {
  const random = randomFrom(seed * 7919 + 17);
  const paragraphs: string[] = [];
  let sentences: string[] = [];
  for (let count = 0; count < words; ) {
    const text = pick(SENTENCES, random).replace(/\{(\w+)\}/g, (_, slot: string) => pick(SLOTS[slot], random));
    const sentence = text[0].toUpperCase() + text.slice(1);
    count += sentence.split(" ").length;
    sentences.push(sentence);
    if (sentences.length < PARAGRAPH && count < words) continue;
    paragraphs.push(sentences.join(" "));
    sentences = [];
  }
  return paragraphs.join("\n\n");
}

/** The thesaurus of a spinner that no dictionary of the package knows: `head|synonym|synonym`. */
export const UNSEEN_THESAURUS = `
said|opined|averred|spake
told reporters|apprised newsmen|confided to the press
explained|elucidated|expounded
people|mortals|souls|earthlings
young people|younglings|striplings
residents|denizens|dwellers
students|scholars|learners
visitors|wayfarers|callers
workers|toilers|labourers
parents|begetters|progenitors
families|kinfolk|clans
children|bairns|tots|younglings
teacher|preceptor|pedagogue
farmer|husbandman|agrarian
engineer|artificer|technician
director|overseer|helmsman
nurse|caregiver|sister
owner|possessor|proprietor
good|goodly|commendable|benign
important|momentous|weighty
useful|serviceable|handy
large|sizeable|hulking
big|sizeable|bulky
small|diminutive|wee
difficult|arduous|thorny
strange|outlandish|uncanny
quick|speedy|fleet
build|erect|fabricate
repair|mend|patch
improve|ameliorate|better
show|evince|bare
shows|evinces|bares
buy|procure|obtain
bought|procured|obtained
sell|vend|hawk
sold|vended|hawked
plan|stratagem|design
idea|notion|conceit
project|venture|undertaking
change|mutation|shift
problem|quandary|predicament
answer|rejoinder|retort
question|query|interrogation
result|upshot|outcome
as a result of|in the wake of|by dint of
last year|yesteryear|in the foregoing year
next month|in the coming moon|come the following month
at the moment|presently|as things stand
for a long time|for ages|since time out of mind
in the end|at length|when all is done
every week|hebdomadally|week upon week
soon|anon|ere long
because of the|owing to the|on the score of the
because|since|inasmuch as
in order to|so as to|with a view to
without any|bereft of any|sans any
money|lucre|coin
cash|specie|coin
a lot of|oodles of|scads of
many|multitudinous|umpteen
a number of|sundry|divers
almost all|nigh all|well-nigh all
almost|nigh|well-nigh
few|scant|sparse
came|hied|betook themselves
see|behold|descry
like|relish|fancy
lives|dwells|abides
started|commenced|got under way
wants to|yearns to|craves to
often|oft|ofttimes
talk|parley|chat
need|require|want for
in front of|afore|before
waited|tarried|bided
go to|repair to|wend to
try to|essay to|endeavour to
help|succour|abet
house|abode|domicile
close to|hard by|nigh unto
knows|kens|apprehends
took|consumed|required
so much|such a deal of|that much
shops|emporia|stores
street|thoroughfare|lane
storm|tempest|squall
began|commenced|dawned
ended|ceased|terminated
hours|hrs|spells of sixty minutes
think|deem|reckon
job|vocation|occupation
man|fellow|gent
asked|besought|entreated
price|tariff|toll
tickets|passes|billets
wrote|penned|inscribed
book|tome|volume
the end of|the tail of|the close of
tired|wearied|fatigued
happy|blithe|jocund
road|highroad|carriageway
summer|summertide|estival season
very|exceedingly|passing
had to|were obliged to|must needs
carry|bear|lug
according to|as per|by the account of
costs|sets one back|comes to
get|garner|come by
free|gratis|costless
find|unearth|light upon
left|quitted|forsook
won|bested all in|triumphed in
dark|tenebrous|murky
arrived|alighted|fetched up
believe|opine|trow
doctor|physician|leech
advice|counsel|guidance
sleep|slumber|repose
story|tale|yarn
boy|lad|stripling
each year|per annum|year upon year
brings|fetches|conveys
trees|saplings|timber
next to|alongside|cheek by jowl with
simple|facile|elementary
looks|appears|seems
found|unearthed|came upon
box|casket|coffer
police|the constabulary|lawmen
car|motor|automobile
fast|swiftly|apace
team|squad|eleven
played|contended|disported
games|matches|contests
`.trim();

/** Spins an article with a thesaurus of lines: longer heads first, every occurrence outside quotations, one synonym a head. */
export function spinArticle(text: string, seed: number, thesaurus: string = UNSEEN_THESAURUS): string {
  const random = randomFrom(seed * 104729 + 5);
  const chosen = new Map(
    thesaurus.split("\n").map((line): [string, string] => {
      const [head, ...synonyms] = line.split("|");
      return [head, pick(synonyms, random)];
    }),
  );
  const heads = [...chosen.keys()].sort((a, b) => b.split(" ").length - a.split(" ").length || (a < b ? -1 : 1));
  const put: string[] = [];
  const claim = (part: string, head: string): string =>
    part.replace(new RegExp(`(?<![\\w\0-])${head}(?![\\w\0-])`, "gi"), (found, at: number) => {
      const isInitial = found[0] !== head[0];
      const before = part.slice(0, at);
      if (isInitial && before !== "" && !/[.?!]\s*$|\n\s*$/.test(before)) return found;
      const synonym = chosen.get(head) ?? head;
      put.push(isInitial ? synonym[0].toUpperCase() + synonym.slice(1) : synonym);
      return `\0${put.length - 1}\0`;
    });
  return text
    .split(/(“[^”]*”)/)
    .map((part) => (part.startsWith("“") ? part : heads.reduce(claim, part)))
    .join("")
    .replace(/\0(\d+)\0/g, (_, index: string) => put[Number(index)]);
}
