/** Every bit and every cut of the files beside the segments: found, harmless, or one of those that README.md names. */
import { beforeAll, describe, expect, it } from 'vitest'
import { parseOffsetCheckpoint } from './checkpoint-file.ts'
import {
  type Allowed,
  damageFile,
  damagesOf,
  type Files,
  makeSample,
  observe,
  START,
  uncleanly,
} from './damage-campaign.test-support.ts'

/** What README.md calls undetectable: the files, and what alone they may change. */
const UNDETECTABLE: readonly Allowed[] = [
  { file: /leader-epoch-checkpoint$/, questions: /^(epoch of|end of epoch)/ },
  { file: /\.txnindex$/, questions: /^aborted/ },
  { file: /partition\.metadata$/, questions: /^ends$/ },
]
/** A hang guard, not a figure. */
const GUARD_MS = 600_000

let clean: Files
beforeAll(async () => {
  clean = await makeSample()
})

/** Sums over the files whose names end so. */
async function damage(files: Files, ending: RegExp, stepOf: (path: string) => number) {
  const sum = { cases: 0, same: 0, refused: 0, other: 0 }
  for (const path of files.keys()) {
    if (!ending.test(path)) continue
    const tally = await damageFile(files, path, stepOf(path), UNDETECTABLE)
    for (const key of ['cases', 'same', 'refused', 'other'] as const) sum[key] += tally[key]
  }
  return sum
}

describe.each(['clean', 'unclean'])('after a %s stop', (stop) => {
  const files = (): Files => (stop === 'clean' ? clean : uncleanly(clean))
  /** All bits where what stands in the files is believed; after an unclean stop much is made anew. */
  const step = stop === 'clean' ? 1 : 5

  it('damaged indexes give no other answer', { timeout: GUARD_MS }, async () => {
    const tally = await damage(files(), /\.(index|timeindex)$/, () => step)
    expect(tally.cases).toBeGreaterThan(600)
    expect(tally).toMatchObject({ same: tally.cases })
  })

  it('nor do damaged producer snapshots', { timeout: GUARD_MS }, async () => {
    const newest = [...clean.keys()]
      .filter((path) => path.endsWith('.snapshot'))
      .sort()
      .at(-1)
    const tally = await damage(files(), /\.snapshot$/, (path) => (path === newest ? step : 32))
    expect(tally.cases).toBeGreaterThan(300)
    expect(tally).toMatchObject({ same: tally.cases })
  })

  it('nor do checkpoints of the directory and the marker; a recovery point too far is refused', {
    timeout: GUARD_MS,
  }, async () => {
    const tally = await damage(files(), /(recovery-point|replication)-offset-checkpoint$|cleanshutdown$/, () => 1)
    expect(tally.other).toBe(0)
    expect(tally.refused).toBeLessThan(stop === 'clean' ? 1 : 12)
  })

  it('damaged meta.properties: refused, or as they say', { timeout: GUARD_MS }, async () => {
    const tally = await damage(files(), /meta\.properties$/, () => step)
    expect(tally.other).toBe(0)
    expect(tally.refused).toBeGreaterThan(tally.cases / 5)
  })

  it('what cannot be found changes what it says, and nothing else', { timeout: GUARD_MS }, async () => {
    const epochs = await damage(files(), /leader-epoch-checkpoint$/, () => 1)
    expect(epochs.other).toBeLessThan(epochs.cases / 8)
    const aborted = await damage(files(), /\.txnindex$/, () => step)
    expect(aborted.other).toBeLessThan(aborted.cases / 3)
    const ids = await damage(files(), /partition\.metadata$/, () => step)
    expect(ids.refused).toBeGreaterThan(ids.cases / 3)
  })

  it('a damaged log start: as far as it can be read, else that of the first segment', {
    timeout: GUARD_MS,
  }, async () => {
    const path = [...files().keys()].find((name) => name.endsWith('log-start-offset-checkpoint'))!
    const whole = files().get(path)!
    const all = (await observe(new Map([...files()].filter(([name]) => name !== path))))!
    const right = (await observe(files()))!
    const end = Number(right['ends']!.split(' ')[1])
    for (const damaged of damagesOf(whole)) {
      const said = parseOffsetCheckpoint(damaged.toString())?.find(({ topic }) => topic === 't')
      const start = said?.partition === 0 ? said.offset : 0
      const seen = await observe(new Map([...files(), [path, damaged]]))
      if (start > end && stop === 'clean') expect(seen).toBeNull()
      else expect(Number(seen!['ends']!.split(' ')[0])).toBe(start)
      if (start > end) continue
      expect(all['records']!.endsWith(seen!['records']!)).toBe(true)
      if (start <= START) expect(seen!['records']!.endsWith(right['records']!)).toBe(true)
    }
  })
})
