/** What the help of each command begins with. */
export const EXAMPLES = {
  unspin: `Examples:
  unspin restore article.txt                 print the article with its words back
  unspin restore --diff article.txt          show what would change
  unspin restore --write 'posts/**/*.md'     restore files in place
  curl -s URL | unspin restore --input-format html
  unspin check content/                      exit 1 if anything reads as spun
`,
  restore: `Examples:
  unspin restore article.txt > restored.txt
  unspin restore --diff articles/*.txt
  unspin restore --write --backup posts/
  unspin restore --out-dir restored posts/
  unspin restore --report patch articles/ | git apply
  unspin restore --input-format jsonl --field body < articles.jsonl
`,
  review: `Examples:
  unspin review article.txt
  unspin review --decisions march.json posts/
  unspin restore --decisions march.json --write
`,
  check: `Examples:
  unspin check content/
  unspin check --changed-since origin/main content/
  unspin check --format sarif --output-file unspin.sarif content/
  unspin check --baseline .unspin-baseline.json --update-baseline content/
  git diff --name-only -z --diff-filter=d main -- '*.md' | unspin check --files-from -
`,
  evaluate: `Examples:
  unspin evaluate pairs.jsonl                {"spun": "…", "original": "…"} a line
  unspin evaluate --dictionary house.dict pairs/
  unspin evaluate --format json pairs.jsonl.gz
`,
  train: `Examples:
  unspin train -o archive.bin articles/
  unspin restore --model archive.bin page.txt
`,
  dict: `Examples:
  unspin dict list mentioned                         what "mentioned" may stand for
  unspin dict learn -o newspin.dict pairs.jsonl      from spun texts and their originals
  unspin dict lint newspin.dict
  unspin restore --dictionary newspin.dict page.txt
`,
  init: `Examples:
  unspin init && unspin check --print-config article.md
`,
  completion: `Examples:
  unspin completion bash > ~/.local/share/bash-completion/completions/unspin
  source <(unspin completion zsh)
`,
  "dict lint": `Examples:
  unspin dict lint house.dict
  unspin dict lint --format sarif --output-file lint.sarif dictionaries/*.dict
`,
  "dict test": `Examples:
  unspin dict test house.dict
`,
  "dict list": `Examples:
  unspin dict list mentioned                 what "mentioned" may stand for, and what it is an original of
  unspin dict list --tell --family D
  unspin dict list --dictionary house.dict --origin own --format json
`,
  "dict import": `Examples:
  unspin dict import -o newspin.dict --family newspin thesaurus.txt     head|synonym|synonym a line
  unspin dict import -o papers.dict --domain science --tell tortured.csv
  unspin dict import --from codespell words.txt > words.dict
`,
  "dict export": `Examples:
  unspin dict export -o house.json house.dict
  unspin dict export house.dict | jq -r '.entries[].phrase'
`,
  "dict learn": `Examples:
  unspin dict learn -o newspin.dict pairs.jsonl      {"spun": "…", "original": "…"} a line
  unspin dict learn --family newspin pairs/          pairs/spun/1.txt beside pairs/original/1.txt
`,
  explain: `Examples:
  unspin explain article.txt:12              why each word of line 12 was changed or kept
  unspin explain article.txt:12:7            the same of the word at column 7
  unspin explain --format json article.txt
  echo "He mentioned so." | unspin explain --assume spun
`,
  score: `Examples:
  unspin score content/
  unspin score --sort score --format tsv content/ | head
`,
};

/** What the help as a whole ends with. */
export const EXIT_CODES = `
Exit codes: 0 if all went well, 1 if check found something, 2 if anything went wrong.
`;
