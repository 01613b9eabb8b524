// Lays vectors out with umap-js or druid, for the benchmark of the map. Usage:
//   node peers.cjs FOLDER umap-js|druid VECTORS DIMENSIONS OUTPUT
// FOLDER is where npm installed the packages; VECTORS are 32-bit floats, little-endian, row by row. Writes x, y of each row in the same form
// to OUTPUT, and prints one line of JSON.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const [folder, name, vectors, dimensions, output] = process.argv.slice(2);
const packages = { 'umap-js': 'umap-js', druid: '@saehrimnir/druidjs' };
const use = createRequire(path.join(path.resolve(folder), 'index.js'));
const version = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', packages[name], 'package.json'), 'utf8')).version;
const { UMAP } = use(packages[name]);

const bytes = fs.readFileSync(vectors);
const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const rows = [];
for (let at = 0; at < values.length; at += Number(dimensions)) rows.push(Array.from(values.subarray(at, at + Number(dimensions))));

// 1 − the ensemble's score. Halves are unit vectors, so the dot product is twice the score.
function distance(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return Math.max(0, 1 - sum / 2);
}

// mulberry32 by Tommy Ettinger: umap-js takes random numbers from its caller.
let state = 1;
function random() {
  state = (state + 0x6D2B79F5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const [start, processor] = [process.hrtime.bigint(), process.cpuUsage()];
const places = name === 'umap-js'
  ? new UMAP({ random, distanceFn: distance }).fit(rows)
  : new UMAP(rows, { seed: 1, metric: distance }).transform();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const used = process.cpuUsage(processor);

const result = new Float32Array(2 * rows.length);
for (let row = 0; row < rows.length; row++) [result[2 * row], result[2 * row + 1]] = [places[row][0], places[row][1]];
fs.writeFileSync(output, Buffer.from(result.buffer));
console.log(JSON.stringify({ name, version, seconds, processor_seconds: (used.user + used.system) / 1e6 }));
