/**
 * What English inflection rules do not give. Verbs: `base past participle`, variants parted by `/`, the American one
 * first (`learn learned/learnt`); a missing participle equals the past.
 */
const VERBS = `
abide abided, arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become, befall befell befallen,
beget begot begotten, begin began begun, behold beheld, bend bent, beset beset, bet bet, bid bid, bind bound, bite bit bitten, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, broadcast broadcast, build built, burn burned/burnt, burst burst, buy bought, cast cast,
catch caught, choose chose chosen, cling clung, come came come, cost cost, creep crept, cut cut, deal dealt, dig dug, do did done, draw drew drawn,
dream dreamed/dreamt, drink drank drunk, drive drove driven, dwell dwelled/dwelt, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought,
find found, fit fit/fitted, flee fled, fling flung, fly flew flown, forbid forbade forbidden, forecast forecast, foresee foresaw foreseen, foretell foretold,
forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone, forsake forsook forsaken, freeze froze frozen, get got gotten/got, give gave given, go went gone,
grind ground, grow grew grown, hang hung, have had, hear heard, hide hid hidden, hit hit, hold held, hurt hurt, input input, inset inset, keep kept, kneel knelt,
know knew known, lay laid, lead led, lean leaned/leant, leap leaped/leapt, learn learned/learnt, leave left, lend lent, let let, lie lay lain, light lit, lose lost,
make made, mean meant, meet met, mislead misled, misspend misspent, mistake mistook mistaken, misunderstand misunderstood, mow mowed mown, offset offset,
outbid outbid, outdo outdid outdone, outgrow outgrew outgrown, outrun outran outrun, outsell outsold, overcome overcame overcome, overdo overdid overdone, overhear overheard,
override overrode overridden, overrun overran overrun, oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, partake partook partaken,
pay paid, plead pleaded, prove proved proven/proved, put put, quit quit, read read, rebuild rebuilt, redo redid redone, remake remade, repay repaid, reset reset, resell resold, rethink rethought,
retell retold, rewrite rewrote rewritten, rid rid, ride rode ridden, ring rang rung, rise rose risen, run ran run, saw sawed sawn, say said, see saw seen, seek sought,
sell sold, send sent, set set, sew sewed sewn, shake shook shaken, shed shed, shine shone, shoot shot, show showed shown, shrink shrank shrunk, shut shut,
sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide slid, sling slung, slit slit, smell smelled/smelt, sow sowed sown, speak spoke spoken, speed sped,
spell spelled/spelt, spend spent, spill spilled/spilt, spin spun, spit spat, split split, spoil spoiled/spoilt, spread spread, spring sprang sprung, stand stood,
steal stole stolen, stick stuck, sting stung, stink stank stunk, stride strode stridden, strike struck, string strung, strive strove striven, swear swore sworn,
sweep swept, swell swelled swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
thrust thrust, tread trod trodden, unbind unbound, undercut undercut, undergo underwent undergone, underlie underlay underlain, understand understood, undertake undertook undertaken,
underwrite underwrote underwritten, undo undid undone, unwind unwound, uphold upheld, upset upset, wake woke woken, wear wore worn, weave wove woven, wed wed, weep wept, win won, wind wound,
withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written`;

/** Verbs of several syllables with the stress on the last, which double their last consonant: *referred*. */
const DOUBLING = `abet abhor acquit admit allot annul befit beget begin commit compel concur confer control corral debug defer demur deter
disbar dispel distil emit enrol enthral equip excel expel extol forget format fulfil handicap incur infer instil kidnap occur omit outfit patrol permit
prefer propel rebel rebut recap recur refer regret remit repel rerun reset retrofit submit transfer transmit unplug unwrap worship zigzag`;

/** Verbs in an unstressed vowel and `l`, which double it in British spelling only: *traveled*, *travelled*. */
const BRITISH_DOUBLING = `bevel cancel channel chisel counsel cudgel dial duel enamel equal fuel funnel grovel initial label level libel marshal marvel
model panel parcel pedal pencil peril pummel quarrel ravel revel rival shovel shrivel signal snivel snorkel spiral stencil swivel total towel travel
tunnel unravel yodel`;

const PLURALS = `man men, woman women, child children, person people, foot feet, tooth teeth, goose geese, mouse mice, louse lice, ox oxen, die dice,
analysis analyses, axis axes, basis bases, crisis crises, diagnosis diagnoses, ellipsis ellipses, emphasis emphases, hypothesis hypotheses, neurosis neuroses,
oasis oases, parenthesis parentheses, prognosis prognoses, synopsis synopses, synthesis syntheses, thesis theses, metastasis metastases, fibrosis fibroses, criterion criteria, phenomenon phenomena,
bacterium bacteria, curriculum curricula, datum data, erratum errata, memorandum memoranda, medium media, millennium millennia, spectrum spectra, stratum strata,
alumnus alumni, bacillus bacilli, cactus cacti, fungus fungi, locus loci, nucleus nuclei, radius radii, stimulus stimuli, syllabus syllabuses, alga algae, larva larvae, vertebra vertebrae,
antenna antennas, formula formulas, index indexes/indices, appendix appendices, matrix matrices, vertex vertices, vortex vortices, cortex cortices, bureau bureaus, plateau plateaus,
chateau chateaux, tableau tableaux, corps corps, series series, species species, means means, headquarters headquarters, crossroads crossroads, barracks barracks,
sheep sheep, deer deer, fish fish, aircraft aircraft, spacecraft spacecraft, offspring offspring, salmon salmon, trout trout, moose moose, bison bison, swine swine,
calf calves, elf elves, half halves, hoof hooves, knife knives, leaf leaves, life lives, loaf loaves, self selves, sheaf sheaves, shelf shelves, thief thieves, wife wives, wolf wolves, scarf scarves, midwife midwives,
echo echoes, embargo embargoes, hero heroes, mosquito mosquitoes, potato potatoes, tomato tomatoes, torpedo torpedoes, veto vetoes, volcano volcanoes, cargo cargoes, tornado tornadoes,
quiz quizzes, passerby passersby, gas gases, bus buses, yes yeses, plus pluses, stomach stomachs, epoch epochs, monarch monarchs, patriarch patriarchs, matriarch matriarchs, loch lochs, tech techs`;

const ADJECTIVES = `good better best, well better best, bad worse worst, ill worse worst, far farther/further farthest/furthest, little less least,
much more most, many more most, old older oldest`;

/** Short adjectives that take *more* and *most* all the same. */
const PERIPHRASTIC = `apt bored born chic dead due ersatz fake first foremost fraught fun gone ill just key last left like live lone loath lost main mere next past prime prone
real right round scared sheer sole spare torn tired vast void worn worth wrong wont`;

/** Adjectives of two syllables or more that take *-er* and *-est*, beside those in *-y*. */
const SYNTHETIC = `able ample brittle clever cruel feeble fickle gentle handsome humble hollow little lively lonely lovely mellow narrow nimble noble quiet remote
severe shallow simple sincere slender stupid subtle supple tender yellow`;

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function table(text: string): Map<string, string[][]> {
  const rows = text.split(",").map((row) => words(row).map((cell) => cell.split("/")));
  return new Map(rows.map(([key, ...forms]) => [key[0], forms]));
}

/** Past and participle of irregular verbs, each with its variants. */
export const irregularVerbs = table(VERBS);
/** Plurals of irregular nouns. */
export const irregularPlurals = table(PLURALS);
/** Comparative and superlative of irregular adjectives. */
export const irregularAdjectives = table(ADJECTIVES);
/** Verbs that double their last consonant. */
export const doublingVerbs = new Set(words(DOUBLING));
/** Verbs that do so in British spelling only. */
export const britishDoublingVerbs = new Set(words(BRITISH_DOUBLING));
/** Short adjectives that go with *more* and *most* all the same. */
export const periphrasticAdjectives = new Set(words(PERIPHRASTIC));
/** Longer adjectives that take *-er* and *-est* all the same. */
export const syntheticAdjectives = new Set(words(SYNTHETIC));
