/** When nothing is broken any more, the members of a group soon share all its partitions. */
import type { Checker } from './checker.ts'

export const groupsComeToRest: Checker = {
  name: 'groups-come-to-rest',
  check: (history) =>
    history
      .of('settled')
      .filter(({ outcome }) => outcome !== 'ok')
      .map(
        ({ group, missing }) => `${group} does not come to rest; nobody owns ${missing.join(' ') || 'anything alone'}`,
      ),
}
