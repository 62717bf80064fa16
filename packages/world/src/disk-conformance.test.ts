import { describe, expect, it } from 'vitest'
import { DISK_CONFORMANCE } from './disk-conformance.ts'
import { MemoryDisk } from './memory-disk.ts'
import { SimClock } from './sim-clock.ts'
import { SimDisk } from './sim-disk.ts'

describe('memory disk', () => {
  for (const { name, run } of DISK_CONFORMANCE) {
    it(name, async () => {
      const disk = new MemoryDisk(new SimClock())
      await disk.makeDir('/data')
      await expect(run(disk, '/data')).resolves.toBeUndefined()
    })
  }
})

describe('simulated disk without delays', () => {
  for (const { name, run } of DISK_CONFORMANCE) {
    it(name, async () => {
      const disk = new SimDisk({ clock: new SimClock() })
      await disk.makeDir('/data')
      await expect(run(disk, '/data')).resolves.toBeUndefined()
    })
  }
})

describe('simulated disk with delays', () => {
  for (const { name, run } of DISK_CONFORMANCE) {
    it(name, async () => {
      const clock = new SimClock()
      const disk = new SimDisk({ clock, latency: (operation) => (operation === 'sync' ? 5 : 0.5) })
      await clock.drive(disk.makeDir('/data'))
      await expect(clock.drive(run(disk, '/data'))).resolves.toBeUndefined()
      expect(clock.pendingTimers).toBe(0)
    })
  }
})
