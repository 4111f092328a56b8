// Validates YAML files, read as YAML 1.2 as editors do, against a JSON Schema. Prints as JSON one list of errors a file.
//
// usage: node check-schema.mjs <schema.json> <file.yaml>…
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(await readFile(schema, 'utf8')));

console.log(JSON.stringify(await Promise.all(files.map(check))));

async function check(file) {
  const policy = parse(await readFile(file, 'utf8'));
  return validate(policy) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}
