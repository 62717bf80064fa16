/**
 * Fuzzes the message codecs: `node tools/fuzz-protocol.ts [--seed N] [--inputs N]`. A failure prints its seed;
 * `--seed THAT --inputs 1` runs it alone.
 */

import { parseArgs } from 'node:util'
import { fuzz } from '../packages/protocol/src/fuzz.test-support.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, inputs: { type: 'string', default: '300000' } },
})
const started = performance.now()
const report = fuzz(Number(values.seed), Number(values.inputs))
for (const failure of report.failures) console.log(failure)
console.log(
  `${report.inputs} inputs, ${report.decoded} of them messages, at least ${report.leastOfAVersion} of each of ` +
    `${report.typeVersions} types and versions, ${report.failures.length} failures, ` +
    `${((performance.now() - started) / 1000).toFixed(1)} s`,
)
process.exitCode = report.failures.length > 0 ? 1 : 0
