// Evaluates every cell of a DMN file's decision tables: dmn-moddle reads it, feelin evaluates each input expression, each
// unary test for each band, and each output. Prints as JSON what it found; a cell is a combination of bands, the last input
// changing fastest, and its hit is the number of the row, or a list of them where there is not exactly one.
//
// usage: node evaluate-dmn.js <file.dmn>
import { readFile } from 'node:fs/promises';
import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';

const [path] = process.argv.slice(2);
const { rootElement, elementsById, warnings } = await new DmnModdle().fromXML(await readFile(path, 'utf8'));

console.log(JSON.stringify({
  warnings: warnings.map(w => w.message),
  decisions: Object.fromEntries(rootElement.drgElement.filter(e => e.$type === 'dmn:Decision').map(d => [d.id, read(d)])),
}));

function read(decision) {
  const table = decision.decisionLogic;
  const required = decision.informationRequirement.map(r => elementsById[r.requiredInput.href.slice(1)].variable.name);
  const inputs = table.input.map(input => readInput(input, required));
  const holds = inputs.map((input, i) => input.seen.map(band => table.rule.map(rule => test(rule.inputEntry[i].text, band))));
  return {
    hitPolicy: table.hitPolicy,
    inputs: inputs.map(({ label, bands }) => ({ label, bands })),
    rows: table.rule.map(rule => Object.fromEntries(table.output.map((o, i) => [o.name, value(rule.outputEntry[i].text)]))),
    hits: [...cells(holds, 0, table.rule.map((_, row) => row))],
  };
}

function readInput(input, required) {
  const expression = input.inputExpression.text;
  if (!required.includes(expression)) {
    throw new Error(`the input ${expression} is no input data of its decision`);
  }

  const bands = value(`[${input.inputValues.text}]`);
  return { label: input.label, bands, seen: bands.map(band => value(expression, { [expression]: band })) };
}

function* cells(holds, input, rows) {
  if (input === holds.length) {
    yield rows.length === 1 ? rows[0] : rows;
    return;
  }

  for (const held of holds[input]) {
    yield* cells(holds, input + 1, rows.filter(row => held[row]));
  }
}

function test(expression, band) {
  const { value, warnings } = unaryTest(expression, { '?': band });
  if (typeof value !== 'boolean' || warnings.length > 0) {
    throw new Error(`${expression} of ${band} gives ${value}; ${JSON.stringify(warnings)}`);
  }

  return value;
}

function value(expression, context) {
  const { value, warnings } = evaluate(expression, context);
  if (warnings.length > 0) {
    throw new Error(`${expression}: ${JSON.stringify(warnings)}`);
  }

  return value;
}
