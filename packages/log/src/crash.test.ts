/** Crash consistency in the form that fits every run; `crash-campaign.test-support.ts` takes larger counts. */
import { describe, expect, it } from 'vitest'
import { cutCampaign, flipCampaign, powerCampaign } from './crash-campaign.test-support.ts'

const CUTS = 20_000
const FLIPS = 50_000
const POWER_CUTS = 2_000
/** A hang guard, not a figure. */
const GUARD_MS = 600_000

describe('pitfall 211: crashes', () => {
  it(
    `${CUTS} cuts: what is whole is kept, what is torn goes, what was flushed and is missing is corruption`,
    async () => {
      const tally = await cutCampaign(1, CUTS)
      expect(tally.cases).toBe(CUTS)
      expect(Math.min(tally.torn, tally.corrupt)).toBeGreaterThan(1000)
      expect(tally.intact).toBeGreaterThan(10)
    },
    GUARD_MS,
  )

  it(
    `${FLIPS} flipped bits: torn or corrupt as the table says, never served`,
    async () => {
      const tally = await flipCampaign(2, FLIPS)
      expect(tally.cases).toBe(FLIPS)
      expect(Math.min(tally.torn, tally.corrupt, tally.undetectable)).toBeGreaterThan(100)
    },
    GUARD_MS,
  )

  it(
    `${POWER_CUTS} power cuts and kills, recoveries cut short: nothing acknowledged is lost`,
    async () => {
      const tally = await powerCampaign(3, POWER_CUTS)
      expect(tally.cases).toBe(POWER_CUTS)
      expect(tally.crashedRecoveries).toBeGreaterThan(500)
      expect(tally.acknowledged).toBeGreaterThan(10_000)
      expect(tally.unacknowledgedKept).toBeGreaterThan(1000)
    },
    GUARD_MS,
  )
})
