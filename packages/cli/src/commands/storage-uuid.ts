/** `ottla storage random-uuid`. */
import { randomUuid } from '@ottla/base'
import { NodeRandom } from '@ottla/server'

export function storageUuid(): void {
  process.stdout.write(`${randomUuid(new NodeRandom())}\n`)
}
