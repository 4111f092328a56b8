// Validates files against a JSON Schema: YAML, read as YAML 1.2 as editors do, .json, and .jsonl line by line. Prints as JSON
// one list of errors a file.
//
// usage: node check-schema.mjs <schema.json> <file>…
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(await readFile(schemaFile, 'utf8'));
const Dialect = schema.$schema.includes('2020-12') ? Ajv2020 : Ajv;
const ajv = new Dialect({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv);
const validate = ajv.compile(schema);

console.log(JSON.stringify(await Promise.all(files.map(check))));

async function check(file) {
  const text = await readFile(file, 'utf8');
  return documentsOf(file, text).flatMap(document =>
    validate(document) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
}

function documentsOf(file, text) {
  if (file.endsWith('.jsonl')) {
    return text.split('\n').filter(line => line).map(line => JSON.parse(line));
  }

  return [file.endsWith('.json') ? JSON.parse(text) : parse(text)];
}
