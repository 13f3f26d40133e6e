// Prints how large the product's code is: lines, and the median and 95th percentile of the length of files and functions.
// Tests, fixtures and golden references do not count. `node scripts/sizes.mjs [FOLDER]`
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(process.argv[2] ?? '.');
const isProduct = (path) =>
  !/\.(?:test|spec|fixture)\.ts$|\.d\.ts$|(?:^|\/)(?:golden|testSupport)\/|(?:fixtures|testFiles|kernelCases|runCase)\.ts$/.test(
    path,
  );
const files = globSync('src-{shared,main,renderer}/**/*.{ts,svelte}', { cwd: root }).filter(isProduct);
const lineCount = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Lengths of all functions in a source, those inside others too. */
function functionLengths(path, text) {
  const code = path.endsWith('.svelte') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const lengths = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const lineOf = (at) => source.getLineAndCharacterOfPosition(at).line;
      lengths.push(lineOf(node.end) - lineOf(node.getStart(source)) + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lengths;
}

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
const told = (name, values) =>
  `${name}: ${values.length}, median ${percentile(values, 0.5)} lines, 95 % below ${percentile(values, 0.95)}`;

const texts = files.map((file) => [file, readFileSync(resolve(root, file), 'utf8')]);
const lengths = texts.map(([, text]) => lineCount(text));
const isWords = (file) => /(?:^|\/)(?:texts?|messages)(?:\/|\.ts$)|Texts\.ts$/.test(file);
const sum = (values) => values.reduce((total, value) => total + value, 0);
const words = sum(texts.filter(([file]) => isWords(file)).map(([, text]) => lineCount(text)));
console.log(`lines of product code: ${sum(lengths)}, of which ${words} are texts in three languages`);
console.log(told('files', lengths));
console.log(
  told(
    'functions',
    texts.flatMap(([file, text]) => functionLengths(file, text)),
  ),
);
